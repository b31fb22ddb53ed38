import type { Range } from './growth.ts'

/**
 * Turns a range per input into one per fresh name.
 *
 * @throws RangeError where an input brings no fresh names.
 *
 * @example
 * ```ts
 * import { perName } from '@plateau/core'
 *
 * console.log(perName({ low: 604, high: 1410 }, 20)) // { low: 30.2, high: 70.5 }
 * ```
 */
export function perName(range: Range, freshPerInput: number): Range {
  if (!(freshPerInput > 0)) throw new RangeError(`Expected fresh names per input to be above 0, got ${freshPerInput}`)
  return { low: range.low / freshPerInput, high: range.high / freshPerInput }
}
