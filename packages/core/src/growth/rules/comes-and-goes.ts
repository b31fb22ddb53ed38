import { type Evidence, tailRises } from '../evidence.ts'
import { floorOf } from '../floor.ts'
import type { Growth } from '../growth.ts'
import { staysWithin } from './hidden.ts'

/** What rises falls again, and the last three doublings added no more than that: a plateau with a band. */
export function comesAndGoes(evidence: Evidence): Growth | undefined {
  const { band, readings, tail } = evidence
  if (band === 0 || !staysWithin(evidence)) return undefined
  const seen = readings.slice(tail)
  const ceiling = Math.max(...seen.map(([, change]) => change))
  const since = tailRises(evidence).at(-1)?.at ?? seen[0]?.[0] ?? 0
  const floor = floorOf(evidence, seen[0]?.[0] ?? 0)
  return { kind: 'plateau', perInput: { low: 0, high: 0 }, ceiling, since, band, ...floor }
}
