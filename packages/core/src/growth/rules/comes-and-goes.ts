import { type Evidence, nearest } from '../evidence.ts'
import { floorOf } from '../floor.ts'
import type { Growth } from '../growth.ts'
import { withinBandFrom } from './hidden.ts'

/** What rises falls again, and nothing was added beyond that: a plateau with a band. */
export function comesAndGoes(evidence: Evidence): Growth | undefined {
  const from = withinBandFrom(evidence)
  if (from === undefined) return undefined
  const { band, readings } = evidence
  const seen = readings.slice(nearest(readings, from))
  const ceiling = Math.max(...seen.map(([, change]) => change))
  const since = seen.find(([, change]) => change === ceiling)?.[0] ?? evidence.inputs
  const floor = floorOf(evidence, seen[0]?.[0] ?? 0)
  return { kind: 'plateau', perInput: { low: 0, high: 0 }, ceiling, since, band, ...floor }
}
