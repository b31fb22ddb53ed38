import { parseBound, type Run } from '@plateau/core'
import { growing } from './gauges.ts'

/** What a run whose outcome is `bounded` comes to: it may hold the bounds it was given and still grow elsewhere. */
export type Standing = 'clear' | 'within' | 'beside' | 'open'

/**
 * Tells a run that does not grow (`clear`) from one that grows within its bounds (`within`), one that grows where no
 * bound was asked (`beside`), and one whose heap or names are undecided behind a bound on something else (`open`).
 */
export function standing(run: Run): Standing {
  const grown = growing(run).map(({ name }) => name)
  if (grown.length === 0) {
    const { heap, names } = run.gauges
    return heap?.growth.kind === 'undecided' || names?.growth.kind === 'undecided' ? 'open' : 'clear'
  }
  const asked = new Set(run.bounds.map(({ bound }) => parseBound(bound).gauge))
  // What names cost is heap: a bound on that holds them too.
  const needed = grown.includes('heap') ? (['heap'] as const) : grown
  return needed.every((name) => asked.has(name)) ? 'within' : 'beside'
}
