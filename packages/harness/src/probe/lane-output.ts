import type { Readable } from 'node:stream'

// Enough for a long traceback.
const KEPT = 64 * 1024

/** What the subject of one lane prints: the last of it, up to the mark that says it has ended. */
export class LaneOutput {
  #kept = Buffer.alloc(0)
  #mark: Buffer | undefined
  #marked: (() => void) | undefined

  constructor(stream: Readable) {
    stream.on('data', (chunk: Buffer) => this.#take(chunk))
  }

  /** Forgets what an earlier run printed. Resolves once `mark` has come, which nothing of this run follows. */
  until(mark: string): Promise<void> {
    this.#kept = Buffer.alloc(0)
    this.#mark = Buffer.from(mark)
    return new Promise((resolve) => {
      this.#marked = resolve
    })
  }

  get text(): string {
    return this.#kept.toString()
  }

  #take(chunk: Buffer): void {
    this.#kept = Buffer.concat([this.#kept, chunk]).subarray(-KEPT)
    if (this.#mark === undefined || !this.#kept.includes(this.#mark)) return
    this.#kept = this.#kept.subarray(0, this.#kept.indexOf(this.#mark))
    this.#mark = undefined
    this.#marked?.()
  }
}
