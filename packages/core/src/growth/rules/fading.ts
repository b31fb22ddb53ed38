import type { Evidence } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { meanWithoutSteps, ratesBetween } from '../windows.ts'

/** It rises nearly all the time, but ever less: a cache that is nearly full, or growth that is about to end. */
export function fading(evidence: Evidence): Growth | undefined {
  const { inputs } = evidence
  const before = ratesBetween(evidence, inputs / 8, inputs / 4)
  if (before.filter((rate) => rate > 0).length < 0.75 * before.length) return undefined
  const early = meanWithoutSteps(before)
  const late = meanWithoutSteps(ratesBetween(evidence, inputs / 2, inputs))
  // Two doublings apart, the rate of a power law falls by 4 to the power of (exponent - 1): a quarter is exponent 0.
  if (early <= 0 || late > early / 4) return undefined
  return { kind: 'undecided', because: 'its growth is dying away, but has not stopped' }
}
