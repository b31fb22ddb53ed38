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

const none: Range = { low: 0, high: 0 }

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
  const [earlier, later] = [ratesOf(before), ratesOf(after)]
  if (earlier === undefined || later === undefined) {
    if (before.kind === after.kind) return { kind: 'same' }
    return { kind: 'other', because: `${inWords(before)} before, ${inWords(after)} now` }
  }
  const names = compare('names', { before: earlier.names, after: later.names, factor: 1 })
  if (names !== undefined) return names
  return compare('heap', { before: earlier.heap, after: later.heap, factor: tolerance }) ?? { kind: 'same' }
}

interface Compared {
  readonly before: Range | undefined
  readonly after: Range | undefined
  readonly factor: number
}

function compare(gauge: 'names' | 'heap', { before, after, factor }: Compared): Change | undefined {
  // A gauge that could not be read, or not be judged, says nothing about the other side.
  if (before === undefined || after === undefined) return undefined
  if (after.low > before.high * factor) return { kind: 'more', gauge, before, after }
  if (after.high < before.low / factor) return { kind: 'less', gauge, before, after }
  return undefined
}

function ratesOf(kept: Kept): { readonly names?: Range; readonly heap?: Range } | undefined {
  switch (kept.kind) {
    case 'nothing':
      return { names: none, heap: none }
    case 'something':
      return kept
    case 'undecided':
    case 'refused':
    case 'failed':
      return undefined
  }
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
