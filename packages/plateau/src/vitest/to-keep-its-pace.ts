import type { ExpectationResult, MatcherState } from './matcher-state.ts'
import { evidence } from './evidence.ts'
import { runUnderTest } from './run-under-test.ts'

/** Passes when an input takes no longer at the end of a run than it did early on; throws where that cannot be told. */
export function toKeepItsPace(this: MatcherState, received: unknown): ExpectationResult {
  const run = runUnderTest(received, 'toKeepItsPace')
  const pace = run.gauges.cpu?.pace
  if (pace === undefined)
    throw new Error(`Cannot judge the pace of a run whose CPU time was not read\n\n${evidence(run)}`)
  if (pace.kind === 'undecided') throw new Error(`Cannot judge its pace: ${pace.because}\n\n${evidence(run)}`)
  return {
    pass: pace.kind === 'steady',
    actual: pace.kind === 'steady' ? 'steady' : `slowing by ${pace.factor.toFixed(1)}`,
    expected: 'steady',
    message: () =>
      pace.kind === 'steady'
        ? `Wanted inputs to take longer and longer, and they keep their pace\n\n${evidence(run)}`
        : `Wanted inputs to keep their pace, and they take ${pace.factor.toFixed(1)} times as long at the end\n\n${evidence(run)}`,
  }
}
