/** Inputs so far, and what the gauge has changed by since the first reading, in the gauge's unit. */
export type Reading = readonly [inputs: number, change: number]

declare const ordered: unique symbol

/** The readings of one gauge in order; {@link series} is the only way to make one. */
export type Series = readonly Reading[] & { readonly [ordered]: true }

/**
 * Takes readings as a series.
 *
 * @throws RangeError where inputs are not whole and rising, or the first change is not 0.
 *
 * @example
 * ```ts
 * import { series } from '@plateau/core'
 *
 * const names = series([[8, 0], [16, 160], [32, 480]])
 * ```
 */
export function series(readings: readonly Reading[]): Series {
  let before = -1
  for (const [inputs, change] of readings) {
    if (!Number.isSafeInteger(inputs) || inputs <= before) {
      throw new RangeError(`Expected inputs to be whole and rising, got ${inputs} after ${before}`)
    }
    if (!Number.isFinite(change))
      throw new RangeError(`Expected the change at input ${inputs} to be finite, got ${change}`)
    before = inputs
  }
  const first = readings[0]
  if (first !== undefined && first[1] !== 0) throw new RangeError(`Expected the first change to be 0, got ${first[1]}`)
  return readings as Series
}
