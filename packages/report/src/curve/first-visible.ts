import type { Reading } from '@plateau/core'

const leastDoublings = 5

/**
 * Finds the doubling with which a curve should begin: before it, all that happened would be drawn lower than
 * the thinnest line, and the end wants the room. At least five doublings are shown where there are as many.
 */
export function firstVisible(readings: readonly Reading[]): number {
  const shown = readings.filter(([inputs]) => inputs > 0)
  const [first] = shown
  if (first === undefined) return 1
  const changes = shown.map(([, change]) => change)
  // A row of the curve has eight levels, and a curve five rows.
  const visible = (Math.max(...changes) - Math.min(...changes)) / 40
  const moved = shown.find(([, change]) => Math.abs(change - first[1]) > visible)
  if (moved === undefined) return first[0]

  const last = shown.at(-1)?.[0] ?? 0
  let from = first[0]
  while (2 * from < moved[0] && last / (2 * from) >= 2 ** leastDoublings) from *= 2
  return from
}
