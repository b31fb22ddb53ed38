import { deepestFall, type Evidence, nearest } from '../evidence.ts'
import { floorOf } from '../floor.ts'
import type { Growth } from '../growth.ts'
import { trend } from '../trend.ts'

/** Readings tremble around a level by a little more than the noise, early and late, without a trend: a plateau with a band. */
export function trembling(evidence: Evidence): Growth | undefined {
  const { inputs, noise, readings, tail } = evidence
  const seen = readings.slice(tail)
  const changes = seen.map(([, change]) => change)
  const ceiling = Math.max(...changes)
  const width = ceiling - Math.min(...changes)
  const half = nearest(seen, inputs / Math.sqrt(8))
  const falls = [changes.slice(0, half), changes.slice(half)].map(deepestFall)
  if (width > 3 * noise || Math.min(...falls) < width / 3) return undefined
  // By chance it is exceeded once in 44: then the other rules answer.
  if (trend(changes) > 2) return undefined

  const since = seen.find(([, change]) => change === ceiling)?.[0] ?? inputs
  const floor = floorOf({ ...evidence, band: width }, seen[0]?.[0] ?? 0)
  return { kind: 'plateau', perInput: { low: 0, high: 0 }, ceiling, since, band: width, ...floor }
}
