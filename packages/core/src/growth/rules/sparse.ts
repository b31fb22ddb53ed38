import { type Evidence, grown, tailRises } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { heldRange } from '../held-range.ts'
import { rateHolds } from '../rate-holds.ts'

/** A few steps of much the same size, as often late as early: a constant rate. */
export function sparse(evidence: Evidence): Growth | undefined {
  const { inputs } = evidence
  const steps = tailRises(evidence)
  const sizes = steps.map(({ size }) => size)
  if (steps.length < 4 || steps.length > 12 || Math.max(...sizes) > 2.2 * Math.min(...sizes)) return undefined
  if (grown(evidence, inputs / 8, inputs / 2) <= 0 || !rateHolds(evidence)) return undefined
  return { kind: 'linear', perInput: heldRange(evidence) }
}
