import { type Evidence, start } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { heldRange } from '../held-range.ts'
import { mean, ratesBetween, standardError, withoutSteps } from '../windows.ts'

/**
 * Nearly every reading rises, and without the steps of a table that lie on top the rate falls from doubling to doubling
 * by a power of the inputs: a vocabulary, in whatever holds it.
 */
export function thinning(evidence: Evidence): Growth | undefined {
  const { inputs } = evidence
  const doublings = start(evidence) <= inputs / 16 ? [16, 8, 4, 2] : [8, 4, 2]
  const whole = doublings.map((share) => ratesBetween(evidence, inputs / share, (2 * inputs) / share))
  if (whole.some((rates) => rates.filter((rate) => rate > 0).length < 0.75 * rates.length)) return undefined

  const rates = whole.map((all) => rateOf(withoutSteps(all)))
  const [first, last] = [rates[0], rates.at(-1)]
  if (first === undefined || last === undefined || !isBelow(last, first)) return undefined
  if (rates.slice(1).some((rate, index) => isBelow(rates[index] ?? rate, rate))) return undefined
  // What lies under the steps must be more than crumbs beside them.
  if (last.rate < mean(whole.at(-1) ?? []) / 4) return undefined
  const exponent = exponentOf(rates)
  // A cache that is nearly full fades faster and faster; beside a leak, one that has been filled fades no longer.
  const recent = exponentOf(rates.slice(-3))
  if (Math.min(exponent, recent) < 0.15 || Math.max(exponent, recent) > 0.85) return undefined
  return { kind: 'sublinear', perInput: heldRange(evidence), exponent }
}

interface Rate {
  readonly rate: number
  readonly error: number
}

function rateOf(rates: readonly number[]): Rate {
  return { rate: mean(rates), error: standardError(rates) }
}

function isBelow(one: Rate, other: Rate): boolean {
  return other.rate - one.rate > 2 * Math.hypot(one.error, other.error)
}

/** From doubling to doubling, the rate of a power law falls by 2 to the power of (exponent - 1). */
function exponentOf(rates: readonly Rate[]): number {
  const [first = 0, last = 0] = [rates[0]?.rate, rates.at(-1)?.rate]
  return 1 + Math.log2(last / first) / (rates.length - 1)
}
