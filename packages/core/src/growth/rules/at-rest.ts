import type { Evidence } from '../evidence.ts'
import { floorOf } from '../floor.ts'
import type { Growth } from '../growth.ts'

/**
 * After a step that came early, all readings of the last three doublings and before lie within the noise of each other.
 *
 * A subject that makes a thread a page settles so: some 270 bytes by input 13, and 16 more or less from then on. The level
 * that the other rules follow hangs behind by the noise after such a step, and takes every trembling for a rise.
 */
export function atRest(evidence: Evidence): Growth | undefined {
  const { readings, tail, noise } = evidence
  const from = restingFrom(
    readings.map(([, change]) => change),
    noise,
  )
  const since = readings[from]?.[0]
  if (since === undefined || from > tail) return undefined
  const ceiling = Math.max(...readings.slice(from).map(([, change]) => change))
  return { kind: 'plateau', perInput: { low: 0, high: 0 }, ceiling, since, ...floorOf(evidence, since) }
}

/** Index of the first change from which on none is further than `width` from any other. */
function restingFrom(changes: readonly number[], width: number): number {
  let [lowest, highest] = [Infinity, -Infinity]
  let from = changes.length
  for (let index = changes.length - 1; index >= 0; index -= 1) {
    const change = changes[index] ?? 0
    lowest = Math.min(lowest, change)
    highest = Math.max(highest, change)
    if (highest - lowest > width) break
    from = index
  }
  return from
}
