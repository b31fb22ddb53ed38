import type { Progress } from '../progress.ts'

/** What takes no longer needs no word. */
const PATIENCE_MS = 2000

/** How far the reading of a source is, and how long it still takes if it goes on as it did. */
export class SourceProgress {
  readonly #shown: Progress
  readonly #startedAt = performance.now()
  #read = 0
  #total = 0
  #saidAt = performance.now()

  constructor(shown: Progress) {
    this.#shown = shown
  }

  /** Hears how much was read; says so where nothing was said for a while, as in a crawl of many pictures. */
  onRead(read: number, total: number): void {
    this.#read = read
    this.#total = total
    if (performance.now() - this.#saidAt > PATIENCE_MS) this.say('reading the source')
  }

  say(doing: string): void {
    this.#saidAt = performance.now()
    this.#shown.say(`${doing} (${this.#howFar()})`)
  }

  #howFar(): string {
    const share = this.#total === 0 ? 0 : this.#read / this.#total
    const elapsedMs = performance.now() - this.#startedAt
    const left = share > 0 && share < 1 && elapsedMs > PATIENCE_MS ? (elapsedMs / share) * (1 - share) : undefined
    return `${Math.floor(100 * share)}% read${left === undefined ? '' : `, about ${Math.ceil(left / 1000)} s left`}`
  }
}
