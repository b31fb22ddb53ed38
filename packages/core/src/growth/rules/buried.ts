import { type Evidence, grown } from '../evidence.ts'
import type { Growth } from '../growth.ts'

/** It grew by little more than what comes and goes: the highest so far is beaten now and then by chance. */
export function buried(evidence: Evidence): Growth | undefined {
  const { band, inputs } = evidence
  if (band === 0) return undefined
  if (grown(evidence, inputs / 8, inputs) >= 2 * band && grown(evidence, inputs / 4, inputs) >= band) return undefined
  return { kind: 'undecided', because: 'it grew, but by little more than what comes and goes' }
}
