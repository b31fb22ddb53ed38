import type { Range } from '../growth/growth.ts'
import type { Kept } from './kept.ts'

/** How what is kept differs from what was kept before. */
export type Change =
  | { readonly kind: 'same' }
  | { readonly kind: 'less' | 'more'; readonly gauge: 'names' | 'heap'; readonly before: Range; readonly after: Range }
  /** Decided before and not now, or the other way round; or the subject no longer runs, or does now. */
  | { readonly kind: 'other'; readonly because: string }

/**
 * Ranges of bytes are told apart beyond this factor.
 *
 * Names are counted, and compared exactly. A range of bytes is taken from the steps of a staircase: where its steps fall
 * differs with the seed of libxml2's hash, by up to 5 % among four runs on lxml 4.9.4, and with the inputs that a slower
 * machine had time for.
 */
export const tolerance = 1.25

/**
 * Compares what is kept now with what was kept before. Fewer bytes with more names are more: names have no noise.
 *
 * @example
 * ```ts
 * import { changeFrom } from '@plateau/core'
 *
 * const change = changeFrom({ kind: 'something', names: { low: 20, high: 20 } }, { kind: 'nothing' })
 * console.log(change.kind) // less
 * ```
 */
export function changeFrom(before: Kept, after: Kept): Change {
  if (before.kind === 'something' && after.kind === 'something') {
    // A gauge that could not be read, or not be judged, says nothing about the other side.
    return (
      compare('names', { before: before.names, after: after.names, factor: 1 }) ??
      compare('heap', { before: before.heap, after: after.heap, factor: tolerance }) ??
      (comparable(before, after) ? { kind: 'same' } : { kind: 'other', because: 'no gauge was judged on both sides' })
    )
  }
  if (before.kind === 'nothing' && after.kind === 'something') {
    const { gauge, rate } = growingOf(after)
    return { kind: 'more', gauge, before: none, after: rate }
  }
  if (before.kind === 'something' && after.kind === 'nothing') {
    const { gauge, rate } = growingOf(before)
    return { kind: 'less', gauge, before: rate, after: none }
  }
  if (before.kind === after.kind && !brokeElsewhere(before, after)) return { kind: 'same' }
  return { kind: 'other', because: `${inWords(before)} before, ${inWords(after)} now` }
}

/** Where a dictionary is full moves with what else it holds, as bytes do. */
function brokeElsewhere(before: Kept, after: Kept): boolean {
  if (before.kind !== 'failed' || after.kind !== 'failed') return false
  const [first, second] = [before.atInput, after.atInput].toSorted((a, b) => a - b)
  return (second ?? 0) > (first ?? 0) * tolerance
}

type Something = Extract<Kept, { kind: 'something' }>

const none: Range = { low: 0, high: 0 }

interface Compared {
  readonly before: Range | undefined
  readonly after: Range | undefined
  readonly factor: number
}

function compare(gauge: 'names' | 'heap', { before, after, factor }: Compared): Change | undefined {
  if (before === undefined || after === undefined) return undefined
  if (after.low > before.high * factor) return { kind: 'more', gauge, before, after }
  if (after.high < before.low / factor) return { kind: 'less', gauge, before, after }
  return undefined
}

function comparable(before: Something, after: Something): boolean {
  return (
    (before.names !== undefined && after.names !== undefined) || (before.heap !== undefined && after.heap !== undefined)
  )
}

/** Names before bytes; a range that reaches down to 0 grows all the same. */
function growingOf({ names, heap }: Something): { readonly gauge: 'names' | 'heap'; readonly rate: Range } {
  return names !== undefined && (names.high > 0 || heap === undefined)
    ? { gauge: 'names', rate: names }
    : { gauge: 'heap', rate: heap ?? none }
}

function inWords(kept: Kept): string {
  switch (kept.kind) {
    case 'nothing':
      return 'nothing kept'
    case 'something':
      return 'something kept'
    case 'undecided':
      return `undecided (${kept.because})`
    case 'refused':
      return `refused (${kept.because})`
    case 'failed':
      return `failed at input ${kept.atInput} (${kept.because})`
  }
}
