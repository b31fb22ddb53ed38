import type { Run } from '@plateau/core'

/** What scripts rely on. */
export const exitCodes = { ok: 0, broken: 1, usage: 2, undecided: 3, failed: 4, interrupted: 130 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/**
 * Sums runs up, the gravest first: a child that failed, then a bound that is broken, then one that cannot be judged.
 *
 * What grows or is undecided without a bound is said, not punished; that nothing was measured is.
 */
export function exitCodeOf(runs: readonly Run[]): ExitCode {
  if (runs.some(({ outcome }) => outcome === 'failed')) return exitCodes.failed
  if (runs.some(({ outcome }) => outcome === 'exceeded')) return exitCodes.broken
  if (runs.some(({ outcome, bounds }) => outcome === 'undecided' && bounds.length > 0)) return exitCodes.undecided
  return runs.some(measuredSomething) ? exitCodes.ok : exitCodes.undecided
}

function measuredSomething(run: Run): boolean {
  return run.inputs > 0 && run.reachedPerInput !== 0
}
