import type { Entry, Lifetime, LxmlSubject, OptionValue, Run } from '../formats/result.ts'
import type { Range } from '../growth/growth.ts'
import { changeFrom } from './change.ts'
import { columnName } from './growth-map.ts'
import { type Kept, keptIn } from './kept.ts'

/** The one thing in which a run differs from another. */
export type Difference =
  /** Without a value, the option is left at its default. */
  | { readonly in: 'option'; readonly option: string; readonly value?: OptionValue }
  | { readonly in: 'lifetime'; readonly lifetime: Lifetime }
  | { readonly in: 'entry'; readonly entry: Entry; readonly as: 'bytes' | 'str' }
  | { readonly in: 'lxml'; readonly lxml: string }

/** What measured runs say about another that grows: which single change bounds it, and which does not. */
export interface Advice {
  /** The id of the run that grows. */
  readonly run: string
  /** With these, nothing is kept. */
  readonly bounding: readonly Difference[]
  /** With these, less is kept, but something. */
  readonly lessening: readonly Difference[]
  /** With these, as much is kept, or more. */
  readonly idle: readonly Difference[]
  /** With these, what is kept is undecided. */
  readonly open: readonly Difference[]
  /** Pages after which the process holds {@link recycleAt} bytes more; absent where the heap's rate is not known. */
  readonly recycleAfter?: Range
}

/** Bytes that a process is allowed to have gained before it is replaced, where nothing else helps: 100 MB. */
export const recycleAt = 100_000_000

/**
 * Says what bounds a run that grows, from other runs alone: those on the same inputs that differ from it in one thing.
 *
 * Returns nothing where the run does not grow. A run that refused its input or failed is no evidence, and is left out.
 */
export function adviceFor(run: Run, among: readonly Run[]): Advice | undefined {
  const kept = keptIn(run)
  if (kept.kind !== 'something') return undefined

  const said: Record<Finding, Difference[]> = { bounding: [], lessening: [], idle: [], open: [] }
  for (const other of among) {
    const difference = differenceOf(run, other)
    const finding = difference === undefined ? undefined : findingFrom(kept, keptIn(other))
    if (difference !== undefined && finding !== undefined) said[finding].push(difference)
  }
  return { run: run.id, ...said, ...recycling(kept.heap) }
}

type Finding = 'bounding' | 'lessening' | 'idle' | 'open'

function findingFrom(kept: Kept, other: Kept): Finding | undefined {
  switch (other.kind) {
    case 'nothing':
      return 'bounding'
    case 'something': {
      const { kind } = changeFrom(kept, other)
      return kind === 'other' ? 'open' : kind === 'less' ? 'lessening' : 'idle'
    }
    case 'undecided':
      return 'open'
    case 'refused':
    case 'failed':
      return undefined
  }
}

function recycling(heap: Range | undefined): { readonly recycleAfter?: Range } {
  if (heap === undefined || heap.low <= 0) return {}
  return { recycleAfter: { low: Math.floor(recycleAt / heap.high), high: Math.floor(recycleAt / heap.low) } }
}

function differenceOf(run: Run, other: Run): Difference | undefined {
  if (other.page !== run.page || other.variation !== run.variation || other.freshPerInput !== run.freshPerInput) {
    return undefined
  }
  if (run.subject.kind === 'callable' || other.subject.kind === 'callable') return undefined
  if (run.subject.parser !== other.subject.parser) return undefined
  const differences = [...inVersion(run, other), ...inSubject(run.subject, other.subject)]
  return differences.length === 1 ? differences[0] : undefined
}

function inVersion(run: Run, other: Run): readonly Difference[] {
  const lxml = columnName(other.versions)
  return lxml === columnName(run.versions) ? [] : [{ in: 'lxml', lxml }]
}

function inSubject(subject: LxmlSubject, other: LxmlSubject): readonly Difference[] {
  const { entry, as, lifetime } = other
  const names = new Set([...Object.keys(subject.options), ...Object.keys(other.options)])
  const options = [...names]
    .filter((option) => subject.options[option] !== other.options[option])
    .map((option) => differentOption(option, other.options[option]))
  // iterparse has no lifetime to choose: it makes a parser a page.
  const sameLifetime = lifetime === subject.lifetime || entry === 'iterparse' || subject.entry === 'iterparse'
  return [
    ...options,
    ...(sameLifetime ? [] : [{ in: 'lifetime', lifetime } as const]),
    ...(entry === subject.entry && as === subject.as ? [] : [{ in: 'entry', entry, as } as const]),
  ]
}

function differentOption(option: string, value: OptionValue | undefined): Difference {
  return { in: 'option', option, ...(value !== undefined && { value }) }
}
