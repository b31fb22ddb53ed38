import type { Evidence } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { heldRange } from '../held-range.ts'
import { meanWithoutSteps, ratesBetween } from '../windows.ts'

/**
 * Nearly every reading of every doubling rises, and beside large steps the last doubling as fast as the others: linear,
 * wherever a step of a pool happens to fall.
 */
export function throughout(evidence: Evidence): Growth | undefined {
  const { inputs } = evidence
  const windows = [8, 4, 2].map((share) => ratesBetween(evidence, inputs / share, (2 * inputs) / share))
  if (windows.some((rates) => rates.filter((rate) => rate > 0).length < 0.75 * rates.length)) return undefined
  const [early = 0, middle = 0, late = 0] = windows.map(meanWithoutSteps)
  if (late < 0.9 * middle || late < 0.8 * early) return undefined
  return { kind: 'linear', perInput: heldRange(evidence) }
}
