/** How many inputs have gone by at the first reading: what a subject sets up once is behind it. */
export const warmUp = 8

/** Readings a doubling: enough to tell one step from a slope, few enough to cost little. */
const perDoubling = 8

/**
 * Plans the readings of the doubling that begins at `from`: eight at equal distances, and none beyond `last`.
 *
 * The grid is the same for every run, so that two runs of the same subject are read at the same inputs however fast
 * the machine is.
 *
 * @example
 * ```ts
 * import { doublingFrom } from '@plateau/harness'
 *
 * console.log(doublingFrom(64, 100)) // [72, 80, 88, 96, 100]
 * ```
 */
export function doublingFrom(from: number, last: number): readonly number[] {
  const step = from / perDoubling
  const stops = Array.from({ length: perDoubling }, (_, index) => from + (index + 1) * step)
  const within = stops.filter((stop) => stop <= last)
  // The budget's own end is read too, so that the whole of it counts.
  return within.length === stops.length || within.at(-1) === last ? within : [...within, last]
}
