import type { Reading } from '@plateau/core'

/**
 * Keeps so many readings of each doubling of the inputs, and always the first and the last: what a page draws of a run.
 *
 * Of the readings that are equally good, the last before each part of a doubling is kept, so that no step moves to the left.
 */
export function thinned(readings: readonly Reading[], perDoubling: number): readonly Reading[] {
  const last = readings.length - 1
  const partOf = ([inputs]: Reading) => Math.floor(Math.log2(Math.max(inputs, 1)) * perDoubling)
  return readings.filter((reading, index) => {
    const next = readings[index + 1]
    return index === 0 || index === last || (next !== undefined && partOf(next) !== partOf(reading))
  })
}
