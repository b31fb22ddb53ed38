/** What a candidate counts as between a good one and a bad one; `neither` where it is like none of them, or cannot be told. */
export type Side = 'good' | 'bad' | 'neither'

export type NextTry =
  /** `left` is how many more it takes at most, this one among them, unless one is neither. */
  | { readonly kind: 'try'; readonly at: number; readonly left: number }
  /** It changes from the good one to the bad one, or at one of those between, which are all neither. */
  | { readonly kind: 'found'; readonly good: number; readonly bad: number; readonly between: readonly number[] }

/**
 * Says which candidate to judge next, to find where good turns bad: the middle of those that are open.
 *
 * The first of them is good and the last is bad; what is not judged yet is undefined. Where one is neither, the middle of
 * the longest stretch beside it comes next, and not its neighbour: releases that share what ails one, such as a libxml2,
 * stand together. Where it changes more than once, one of the changes is found.
 *
 * @throws RangeError where the first is not good or the last is not bad, or a bad one stands before a good one.
 *
 * @example
 * ```ts
 * import { nextTry } from '@plateau/core'
 *
 * const next = nextTry(['good', undefined, undefined, undefined, 'bad'])
 * console.log(next.kind === 'try' && next.at) // 2
 * ```
 */
export function nextTry(sides: readonly (Side | undefined)[]): NextTry {
  const good = sides.lastIndexOf('good')
  const bad = sides.indexOf('bad')
  if (sides[0] !== 'good' || sides.at(-1) !== 'bad' || good > bad) {
    throw new RangeError(`Expected candidates from good to bad, got ${sides.map((side) => side ?? 'open').join(', ')}`)
  }
  const between = sides.slice(good + 1, bad)
  const open = between.filter((side) => side === undefined).length
  if (open === 0) return { kind: 'found', good, bad, between: between.map((_, index) => good + 1 + index) }
  return { kind: 'try', at: good + 1 + middleOfLongest(between), left: Math.ceil(Math.log2(open + 1)) }
}

function middleOfLongest(between: readonly (Side | undefined)[]): number {
  let longest = { from: 0, length: 0 }
  let from = 0
  for (const [index, side] of between.entries()) {
    if (side !== undefined) from = index + 1
    else if (index + 1 - from > longest.length) longest = { from, length: index + 1 - from }
  }
  return longest.from + Math.floor((longest.length - 1) / 2)
}
