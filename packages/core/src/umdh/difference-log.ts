import type { Frame } from '../snapshots/frame.ts'
import { growthBetween } from '../snapshots/growth-between.ts'
import type { LiveStack } from '../snapshots/snapshot.ts'
import { basesOf, type Base } from './change-base.ts'
import { numberIn, type Change, type LogLine } from './log-line.ts'
import type { UmdhLog } from './read-umdh.ts'
import { UmdhError } from './umdh-error.ts'

interface Entry {
  readonly bytes: Change
  readonly count: string
  readonly trace: string
  readonly line: number
  allocations?: Change
  readonly frames: Frame[]
}

/** The difference of two logs: for each stack its bytes, its allocations, and its frames. */
export class DifferenceLog {
  readonly #entries: Entry[] = []
  #total: (LogLine & { readonly kind: 'total' }) | undefined
  #decided: { readonly base: Base; readonly line: number } | undefined
  readonly #stated: Base | undefined

  /** In which base the log itself says that its figures are. */
  constructor(stated: Base | undefined) {
    this.#stated = stated
  }

  take(line: LogLine & { readonly kind: 'bytes' | 'allocations' | 'total' }, number: number): boolean {
    switch (line.kind) {
      case 'bytes':
        this.#agree(line.change, number)
        this.#entries.push({ bytes: line.change, count: line.count, trace: line.trace, line: number, frames: [] })
        return true
      case 'allocations': {
        this.#agree(line.change, number)
        const entry = this.#entries.at(-1)
        if (entry === undefined || entry.trace !== line.trace || entry.allocations !== undefined) return false
        entry.allocations = line.change
        return true
      }
      case 'total':
        this.#total = line
        return true
    }
  }

  takesText(): boolean {
    return false
  }

  takeFrame(frame: Frame): boolean {
    this.#entries.at(-1)?.frames.push(frame)
    return this.#entries.length > 0
  }

  end(cutOffAt: number | undefined): UmdhLog {
    const base = this.#decided?.base ?? this.#stated ?? this.#baseOfTotal() ?? 16
    const grown = growthBetween(this.#live('before', base), this.#live('now', base))
    return { kind: 'difference', pair: { ...grown, notes: this.#notes(base, grown.attributed, cutOffAt) } }
  }

  *#live(which: 'before' | 'now', base: Base): Generator<LiveStack> {
    for (const entry of this.#entries) {
      const bytes = numberIn(entry.bytes[which], base)
      yield { frames: entry.frames, bytes, count: countOf(entry, which, base), trace: entry.trace }
    }
  }

  /** Every line of a log is in the same base: the first that is right in one of them only says in which. */
  #agree(change: Change, line: number): void {
    const bases = basesOf(change)
    const inWords = `${change.by} (${change.now} - ${change.before})`
    if (bases.length === 0) throw new UmdhError(`Expected a difference and its two figures, got ${inWords}`, line)
    if (this.#decided !== undefined && !bases.includes(this.#decided.base)) {
      const name = this.#decided.base === 10 ? 'decimal' : 'hexadecimal'
      throw new UmdhError(`Expected ${name} figures as on line ${this.#decided.line}, got ${inWords}`, line)
    }
    const [only, ...others] = bases
    if (only !== undefined && others.length === 0) this.#decided ??= { base: only, line }
  }

  #baseOfTotal(): Base | undefined {
    const bases = ([10, 16] as const).filter((base) => this.#totalIn(base) === this.#sumIn(base))
    return bases.length === 1 ? bases[0] : undefined
  }

  #totalIn(base: Base): number | undefined {
    return this.#total && this.#total.sign * numberIn(this.#total.bytes, base)
  }

  #sumIn(base: Base): number {
    return this.#entries.reduce((sum, { bytes }) => sum + bytes.sign * numberIn(bytes.by, base), 0)
  }

  #notes(base: Base, attributed: number, cutOffAt: number | undefined): readonly string[] {
    const total = this.#totalIn(base)
    return [
      ...((this.#decided?.base ?? this.#stated ?? this.#baseOfTotal()) === undefined && this.#entries.length > 0
        ? ['no figure says whether the log is decimal: read as hexadecimal, as umdh writes without -d']
        : []),
      ...(cutOffAt === undefined ? [] : [`the log breaks off within line ${cutOffAt}`]),
      ...(total === undefined && cutOffAt === undefined ? ['the log has no total: its end may be missing'] : []),
      ...(total === undefined || total === attributed
        ? []
        : [`the log says ${total} B in all, its stacks sum to ${attributed} B`]),
    ]
  }
}

function countOf({ allocations, count }: Entry, which: 'before' | 'now', base: Base): number {
  if (allocations !== undefined) return numberIn(allocations[which], base)
  // Older logs tell how many there are now, and not how many there were.
  return which === 'now' ? numberIn(count, base) : 0
}
