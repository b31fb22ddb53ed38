import { keptIn, type Result, type Run } from '@plateau/core'

/** What scripts rely on. */
export const exitCodes = { ok: 0, broken: 1, usage: 2, undecided: 3, failed: 4, interrupted: 130 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/**
 * Sums runs up, the gravest first: a child that failed, then a bound or a baseline that is broken, then what cannot be
 * judged.
 *
 * What grows or is undecided without a bound is said, not punished; that nothing was measured is. A run that is as its
 * baseline says was accepted by whoever committed that.
 */
export function exitCodeOf(runs: readonly Run[]): ExitCode {
  const unexpected = runs.filter(({ baseline }) => baseline?.kind !== 'same')
  if (unexpected.some(({ outcome }) => outcome === 'failed')) return exitCodes.failed
  if (unexpected.some(({ outcome, baseline }) => outcome === 'exceeded' || baseline?.kind === 'worse')) {
    return exitCodes.broken
  }
  if (unexpected.some(isOpen)) return exitCodes.undecided
  return runs.some(measuredSomething) ? exitCodes.ok : exitCodes.undecided
}

/**
 * Sums a map up: as its runs, and failed where a release could not be had or did not last.
 *
 * A setting that does not fit the page, such as a validating parser where there is no DTD, is no failure of a map, unless
 * the baseline has it that it did fit.
 */
export function exitCodeOfMap({ runs, columns = [] }: Pick<Result, 'runs' | 'columns'>): ExitCode {
  if (columns.some(({ failed }) => failed !== undefined)) return exitCodes.failed
  return exitCodeOf(runs.filter((run) => keptIn(run).kind !== 'refused' || run.baseline?.kind === 'unclear'))
}

function isOpen({ outcome, bounds, baseline }: Run): boolean {
  return (outcome === 'undecided' && bounds.length > 0) || baseline?.kind === 'unclear'
}

function measuredSomething(run: Run): boolean {
  return run.inputs > 0 && run.reachedPerInput !== 0
}
