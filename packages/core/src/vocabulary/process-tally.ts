import type { Range } from '../growth/growth.ts'
import type { CorpusProcess, CorpusReading } from './corpus.ts'
import { isOnCurve } from './curve.ts'
import type { HeldByProcess } from './page-read.ts'

/** Follows what the processes hold that read a corpus, page by page. */
export class ProcessTally {
  readonly #readings: CorpusReading[] = []
  #begun: HeldByProcess | undefined
  #last: CorpusReading | undefined
  #starts = 0
  #pages = 0
  /** Of the process that got most names: a new one begins with a dictionary that is empty. */
  #longest: readonly CorpusReading[] = []
  #current: CorpusReading[] = []

  /** A process has begun, and holds this before its first page. */
  begin(held: HeldByProcess): void {
    this.#starts += 1
    this.#begun = held
    this.#current = []
  }

  /** A page has been handed over, and the process, if it still is, holds this. Only what was read counts as a page. */
  add(held: HeldByProcess | undefined, wasRead: boolean): void {
    if (wasRead) this.#pages += 1
    if (held === undefined) return
    const reading = {
      pages: this.#pages,
      ...(held.names !== undefined && { names: held.names }),
      ...change('heap', held, this.#begun),
      ...change('resident', held, this.#begun),
    }
    this.#last = reading
    if (!wasRead || !isOnCurve(this.#pages)) return
    this.#readings.push(reading)
    this.#current.push(reading)
    if (gained(this.#current) >= gained(this.#longest)) this.#longest = this.#current
  }

  /** What the process holds more than when it began, and which process it is. */
  get now(): { readonly process: number; readonly heap?: number } {
    return { process: this.#starts, ...(this.#last?.heap !== undefined && { heap: this.#last.heap }) }
  }

  end(dictionary: CorpusProcess['dictionary']): CorpusProcess {
    const readings = this.#readings.at(-1) === this.#last ? this.#readings : [...this.#readings, ...listed(this.#last)]
    const perName = dictionary === 'one' ? heldPerName(this.#longest) : undefined
    return {
      dictionary,
      ...(this.#last?.names !== undefined && { names: this.#last.names }),
      restarts: Math.max(0, this.#starts - 1),
      readings,
      ...(perName !== undefined && { perName }),
    }
  }
}

function change(gauge: 'heap' | 'resident', held: HeldByProcess, begun: HeldByProcess | undefined) {
  const [now, then] = [held[gauge], begun?.[gauge]]
  return now === undefined || then === undefined ? {} : { [gauge]: now - then }
}

function gained(readings: readonly CorpusReading[]): number {
  return (readings.at(-1)?.names ?? 0) - (readings[0]?.names ?? 0)
}

/** Below, what a parser takes for itself would be laid to its names. */
const leastNames = 64

/** Since the first page, by which a parser and lxml have got what they take for themselves. */
function heldPerName(readings: readonly CorpusReading[]): Range | undefined {
  const all = gained(readings)
  if (all < leastNames) return undefined
  const first = { names: readings[0]?.names ?? 0, heap: readings[0]?.heap ?? 0 }
  const rates = readings.flatMap(({ names = 0, heap }) => {
    const own = names - first.names
    return heap === undefined || own < all / 4 ? [] : [(heap - first.heap) / own]
  })
  return rates.length === 0 ? undefined : { low: Math.min(...rates), high: Math.max(...rates) }
}

function listed<Item>(item: Item | undefined): readonly Item[] {
  return item === undefined ? [] : [item]
}
