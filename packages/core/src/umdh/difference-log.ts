import type { Frame } from '../snapshots/frame.ts'
import { ranked, type HeldTwice } from '../snapshots/ranked.ts'
import { StackKeys } from '../snapshots/stack-keys.ts'
import { basesOf, type Base } from './change-base.ts'
import { ChangedFigures, type Figures } from './changed-figures.ts'
import { numberIn, type Change, type LogLine } from './log-line.ts'
import { ownText } from './own-text.ts'
import type { UmdhLog } from './read-umdh.ts'
import { UmdhError } from './umdh-error.ts'

/** The entry whose lines are being read. */
interface Entry {
  readonly bytes: Change
  readonly count: string
  readonly trace: string
  allocations?: Change
  readonly frames: Frame[]
}

/** Entries through the same functions: the frames of the one that holds most stand for all. */
interface Stack {
  frames: readonly Frame[]
  trace: string
  largest: number
  readonly number: number
}

/** The difference of two logs: for each stack its bytes, its allocations, and its frames. */
export class DifferenceLog {
  readonly #keys = new StackKeys()
  readonly #stacks = new Map<string, Stack>()
  readonly #figures = new ChangedFigures()
  /** What all entries say that they grew by. */
  readonly #sum = { 10: 0, 16: 0 }
  #entry: Entry | undefined
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
        this.#agree(line.change, number, line.count)
        this.#close()
        this.#entry = { bytes: line.change, count: line.count, trace: line.trace, frames: [] }
        return true
      case 'allocations':
        this.#agree(line.change, number)
        if (this.#entry?.trace !== line.trace || this.#entry.allocations !== undefined) return false
        this.#entry.allocations = line.change
        return true
      case 'total':
        this.#total = line
        return true
    }
  }

  takesText(): boolean {
    return false
  }

  takeFrame(frame: Frame): boolean {
    this.#entry?.frames.push(frame)
    return this.#entry !== undefined
  }

  end(cutOffAt: number | undefined): UmdhLog {
    this.#close()
    const base = this.#decided?.base ?? this.#stated ?? this.#baseOfTotal() ?? 16
    const grown = ranked(this.#held(base), this.#sum[base])
    return { kind: 'difference', pair: { ...grown, notes: this.#notes(base, grown.attributed, cutOffAt) } }
  }

  /** Adds the entry that has been read to its stack. */
  #close(): void {
    const entry = this.#entry
    if (entry === undefined) return
    const stack = this.#stackOf(entry)
    for (const base of bases) {
      this.#figures.add(stack.number, base, figuresIn(entry, base))
      this.#sum[base] += entry.bytes.sign * numberIn(entry.bytes.by, base)
    }
    this.#entry = undefined
  }

  #stackOf({ frames, trace, bytes }: Entry): Stack {
    const { key, frames: readable } = this.#keys.of(frames, trace)
    const known = this.#stacks.get(key)
    // Digits are in the same order in both bases.
    const holds = numberIn(bytes.now, 16)
    if (known !== undefined && known.largest >= holds) return known
    // A list that was filled bit by bit has room for more.
    const shown = { frames: readable.slice(), trace: ownText(trace), largest: holds }
    if (known !== undefined) return Object.assign(known, shown)
    const fresh = { ...shown, number: this.#figures.open() }
    this.#stacks.set(key, fresh)
    return fresh
  }

  *#held(base: Base): Generator<HeldTwice> {
    for (const { frames, trace, number } of this.#stacks.values()) {
      yield { frames, trace, ...this.#figures.of(number, base) }
    }
  }

  /** Every line of a log is in the same base: the first that is right in one of them only says in which. */
  #agree(change: Change, line: number, count = '0'): void {
    const right = basesOf(change).filter((base) => !Number.isNaN(numberIn(count, base)))
    const inWords = `${change.by} (${change.now} - ${change.before})`
    if (right.length === 0) throw new UmdhError(`Expected a difference and its two figures, got ${inWords}`, line)
    if (this.#decided !== undefined && !right.includes(this.#decided.base)) {
      const name = this.#decided.base === 10 ? 'decimal' : 'hexadecimal'
      throw new UmdhError(`Expected ${name} figures as on line ${this.#decided.line}, got ${inWords}`, line)
    }
    const [only, ...others] = right
    if (only !== undefined && others.length === 0) this.#decided ??= { base: only, line }
  }

  #baseOfTotal(): Base | undefined {
    const fitting = bases.filter((base) => this.#totalIn(base) === this.#sum[base])
    return fitting.length === 1 ? fitting[0] : undefined
  }

  #totalIn(base: Base): number | undefined {
    return this.#total && this.#total.sign * numberIn(this.#total.bytes, base)
  }

  #notes(base: Base, attributed: number, cutOffAt: number | undefined): readonly string[] {
    const total = this.#totalIn(base)
    return [
      ...((this.#decided?.base ?? this.#stated ?? this.#baseOfTotal()) === undefined && this.#stacks.size > 0
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

const bases = [10, 16] as const

/** In the base that the log is not in they are no numbers, or wrong ones, that nobody looks at. */
function figuresIn({ bytes, allocations, count }: Entry, base: Base): Figures {
  const [before, now] =
    allocations === undefined
      ? // Older logs tell how many there are now, and not how many there were.
        [0, numberIn(count, base)]
      : [numberIn(allocations.before, base), numberIn(allocations.now, base)]
  return [numberIn(bytes.before, base), numberIn(bytes.now, base), before, now]
}
