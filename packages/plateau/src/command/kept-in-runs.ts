import type { KeptName, Run } from '@plateau/core'
import { namesByConstruct } from '@plateau/harness'
import type { PlannedRun } from './plan.ts'

/** Says of the names that runs list what they are in the page that was planned for each. */
export function keptInRuns(planned: readonly PlannedRun[], runs: readonly Run[]): readonly KeptName[] {
  return runs.flatMap(({ gauges, variation }, index) => {
    const page = planned[index]?.page
    return page === undefined ? [] : namesByConstruct(gauges.names?.list ?? [], [page], { variation })
  })
}
