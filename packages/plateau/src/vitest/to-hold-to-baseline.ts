import { type Baseline, emptyBaseline, holdToBaseline, type Run } from '@plateau/core'
import { findingsInWords } from '@plateau/report'
import { evidence } from './evidence.ts'
import { howToUpdate, type KeptLess } from './kept-less.ts'
import type { ExpectationResult, MatcherState } from './matcher-state.ts'

/**
 * Passes when a run keeps no more than its committed baseline says; throws where that cannot be told, so that neither
 * polarity turns green: one of the two has no verdict, or the baseline holds nothing of the kind.
 *
 * A run that keeps less passes, and the reporter asks for the baseline to be updated.
 */
export function toHoldToBaseline(
  this: MatcherState,
  received: unknown,
  baseline: Baseline | undefined,
): ExpectationResult {
  const run = aRun(received)
  const finding = holdToBaseline(baseline ?? emptyBaseline, run)
  const which = findingsInWords([{ ...run, baseline: finding }])[0]?.text ?? ''
  switch (finding.kind) {
    case 'new':
      throw new Error(`Cannot judge a run that its baseline holds nothing of: ${howToUpdate}\n\n${run.id}`)
    case 'unclear':
      throw new Error(`Cannot hold a run to its baseline: ${which}\n\n${evidence(run)}`)
    case 'better':
      if (this.task !== undefined) (this.task.meta as KeptLess).keepsLess = which
      break
    case 'same':
    case 'worse':
      break
  }
  return {
    pass: finding.kind !== 'worse',
    actual: finding,
    message: () =>
      this.isNot === true
        ? `Wanted more than the baseline, and ${finding.kind === 'better' ? `less is kept: ${which}` : 'as much is kept'}\n\n${evidence(run)}`
        : `Kept more than its baseline: ${which}. If that is meant, ${howToUpdate}\n\n${evidence(run)}`,
  }
}

/** One that failed may be held to a baseline too: that it fails can be what was measured. */
function aRun(received: unknown): Run {
  if (typeof received === 'object' && received !== null && 'gauges' in received && 'health' in received) {
    return received as Run
  }
  throw new TypeError(`Expected toHoldToBaseline to be given a run that measure() returned, got ${typeof received}`)
}
