import type { Series } from '../readings/series.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { type Growth, isGrowing } from './growth.ts'
import { atRest } from './rules/at-rest.ts'
import { buried } from './rules/buried.ts'
import { comesAndGoes } from './rules/comes-and-goes.ts'
import { creeping } from './rules/creeping.ts'
import { dense } from './rules/dense.ts'
import { ended } from './rules/ended.ts'
import { fading } from './rules/fading.ts'
import { hidden } from './rules/hidden.ts'
import { lateStart } from './rules/late-start.ts'
import { silent } from './rules/silent.ts'
import { sparse } from './rules/sparse.ts'
import { staircase } from './rules/staircase.ts'
import { still } from './rules/still.ts'
import { swelling } from './rules/swelling.ts'
import { thinning } from './rules/thinning.ts'
import { throughout } from './rules/throughout.ts'
import { tooShort } from './rules/too-short.ts'
import { trembling } from './rules/trembling.ts'

/** Answers, or passes the question on. */
export type Rule = (evidence: Evidence) => Growth | undefined

// In this order: what clears, what forbids an accusation, what accuses.
const rules: readonly Rule[] = [
  still,
  trembling,
  hidden,
  comesAndGoes,
  swelling,
  ended,
  silent,
  buried,
  thinning,
  sparse,
  fading,
  throughout,
  staircase,
  lateStart,
  dense,
]

/**
 * Judges whether a gauge grows, from its readings alone.
 *
 * Everything is relative: multiply the readings and the noise, and the verdict stays. `noise` is what a subject that
 * does nothing shows, in the gauge's unit; a change within it is no growth.
 *
 * @throws RangeError where noise is negative or not finite.
 *
 * @example
 * ```ts
 * import { growthOf, series } from '@plateau/core'
 *
 * const inputs = Array.from({ length: 64 }, (_, index) => 8 * (index + 1))
 * const growth = growthOf(series(inputs.map((count) => [count, 72 * (count - 8)])))
 * console.log(growth.kind) // linear
 * ```
 */
export function growthOf(series: Series, options: { readonly noise?: number } = {}): Growth {
  const { noise = 0 } = options
  if (!Number.isFinite(noise) || noise < 0) throw new RangeError(`Expected noise to be 0 or more, got ${noise}`)

  const evidence = evidenceOf(series, noise)
  const short = tooShort(evidence)
  if (short !== undefined) return short
  for (const rule of rules) {
    const growth = rule(evidence)
    if (growth === undefined) continue
    if (growth.kind === 'undecided') return atRest(evidence) ?? growth
    return isGrowing(growth) ? (creeping(evidence, growth) ?? growth) : growth
  }
  return atRest(evidence) ?? { kind: 'undecided', because: 'it rose in no pattern that would say whether it goes on' }
}
