import type { BoundFinding, Gauge, Run } from '../formats/result.ts'
import type { Growth, Range } from '../growth/growth.ts'
import { perName } from '../growth/per-name.ts'
import { formatRange, formatRate } from '../units/rate.ts'
import type { Bound, Outcome } from './bound.ts'
import { type ParsedBound, parseBound } from './parse-bound.ts'

/** What a bound looks at in a run. */
export type Measured = Pick<Run, 'gauges' | 'freshPerInput' | 'reachedPerInput'>

/** Whether a bound says anything about a run: one by name needs fresh names. */
export function appliesTo(bound: Bound, run: Pick<Run, 'freshPerInput'>): boolean {
  return parseBound(bound).per === 'page' || run.freshPerInput > 0
}

/**
 * Holds a bound against what a run measured. A run that lost its health is the caller's to refuse.
 *
 * It holds when the highest that was measured is within it, and is broken when the lowest is above it. A gauge that
 * was cleared keeps it when the floor of that verdict is within it, or when the bound is 0.
 *
 * @throws BoundError where the bound cannot be read, RangeError where it does not apply to the run.
 */
export function hold(bound: Bound, run: Measured): BoundFinding {
  const parsed = parseBound(bound)
  if (!appliesTo(bound, run)) {
    throw new RangeError(`Expected a bound by page for a run without fresh names, got "${bound}"`)
  }
  const gauge: Gauge<string> | undefined = run.gauges[parsed.gauge]
  if (gauge === undefined) {
    return { bound, outcome: 'undecided', because: `the ${parsed.gauge} gauge could not be read here` }
  }
  if (!gauge.exact && gauge.noise === 0) {
    return {
      bound,
      outcome: 'undecided',
      because: `the ${parsed.gauge} gauge is not exact here, and no noise was measured for it`,
    }
  }
  // A name that never arrived holds nothing.
  return { bound, ...judge(parsed, gauge, run.reachedPerInput || run.freshPerInput) }
}

type Judged = Omit<BoundFinding, 'bound'>

function judge(bound: ParsedBound, gauge: Gauge<string>, freshPerInput: number): Judged {
  const { growth } = gauge
  const range = rangeOf(growth, bound.per === 'name' ? freshPerInput : 1)
  const unit = { unit: gauge.unit, per: bound.per }
  switch (growth.kind) {
    case 'undecided':
      return { outcome: 'undecided', because: growth.because }
    case 'flat':
    case 'plateau': {
      const blindBelow = bound.per === 'name' ? growth.blindBelow / freshPerInput : growth.blindBelow
      const measured = range ?? { low: 0, high: 0 }
      if (bound.limit === 0 || blindBelow <= bound.limit) return { outcome: 'holds', measured }
      return {
        outcome: 'undecided',
        measured,
        because: `it does not grow, as far as can be seen: growth below ${formatRate(blindBelow, unit)} would not show`,
      }
    }
    case 'sublinear':
    case 'linear':
    case 'staircase': {
      const measured = range ?? growth.perInput
      const outcome = compare(bound.limit, measured)
      if (outcome !== 'undecided') return { outcome, measured }
      return { outcome, measured, because: `the bound lies within the measured ${formatRange(measured, unit)}` }
    }
  }
}

function rangeOf(growth: Growth, divisor: number): Range | undefined {
  return growth.kind === 'undecided' ? undefined : perName(growth.perInput, divisor)
}

function compare(limit: number, measured: Range): Outcome {
  if (measured.high <= limit) return 'holds'
  return measured.low > limit ? 'broken' : 'undecided'
}
