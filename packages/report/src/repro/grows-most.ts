import type { Run } from '@plateau/core'
import { growing } from '../words/gauges.ts'

/**
 * Finds the run that a script can show best: of those whose heap or names grow, the one that holds most bytes a page, or
 * most names where no heap grows.
 *
 * @example
 * ```ts
 * import type { Run } from '@plateau/core'
 * import { growsMost } from '@plateau/report'
 *
 * export function name(runs: readonly Run[]): string {
 *   return growsMost(runs)?.id ?? 'nothing grows'
 * }
 * ```
 */
export function growsMost(runs: readonly Run[]): Run | undefined {
  const most = (gauge: 'heap' | 'names') =>
    runs
      .flatMap((run) => {
        const grown = growing(run).find(({ name }) => name === gauge)
        return grown === undefined ? [] : [{ run, rate: grown.growth.perInput.high }]
      })
      .toSorted((a, b) => b.rate - a.rate)[0]?.run
  return most('heap') ?? most('names')
}
