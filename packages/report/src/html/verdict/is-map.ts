import { columnName, type Result } from '@plateau/core'
import { isManyRuns } from '../curves/thinned-run.ts'

/** Whether a result is for laying out: several releases, or more runs than anybody reads. */
export function isMap({ runs, columns = [] }: Pick<Result, 'runs' | 'columns'>): boolean {
  const names = new Set([...columns.map(({ name }) => name), ...runs.map(({ versions }) => columnName(versions))])
  return names.size > 1 || isManyRuns(runs.length)
}
