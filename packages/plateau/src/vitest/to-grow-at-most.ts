import { type Bound, hold, type Run } from '@plateau/core'
import type { ExpectationResult, MatcherState } from './matcher-state.ts'
import { evidence } from './evidence.ts'
import { runUnderTest } from './run-under-test.ts'

/**
 * Passes when a run holds every bound, without one those that it was measured with; throws where one cannot be judged, so that neither polarity turns green.
 *
 * @throws BoundError, RangeError for a bound that cannot be read or does not apply to the run.
 */
export function toGrowAtMost(this: MatcherState, received: unknown, ...given: readonly Bound[]): ExpectationResult {
  const run: Run = runUnderTest(received, 'toGrowAtMost')
  const bounds = given.length > 0 ? given : run.bounds.map(({ bound }) => bound)
  if (bounds.length === 0) {
    throw new TypeError(
      'Expected toGrowAtMost to be given a bound, such as "0 B/page", or atMost in plateau.config.ts to have one for this run',
    )
  }
  const findings = bounds.map((bound) => hold(bound, run))
  const shown = () => evidence({ ...run, bounds: findings })

  const open = findings.find(({ outcome }) => outcome === 'undecided')
  if (open !== undefined) {
    throw new Error(`Cannot judge "${open.bound}": ${open.because ?? 'no reason given'}\n\n${shown()}`)
  }
  const broken = findings.filter(({ outcome }) => outcome === 'broken').map(({ bound }) => bound)
  return {
    pass: broken.length === 0,
    actual: Object.fromEntries(findings.map(({ bound, measured }) => [bound, measured])),
    expected: bounds,
    message: () =>
      this.isNot === true
        ? `Wanted more than ${bounds.join(', ')}, and every bound holds\n\n${shown()}`
        : `Allowed at most ${broken.join(', ')}, and it holds more\n\n${shown()}`,
  }
}
