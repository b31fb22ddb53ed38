import { type Column, columnName, type Result, type Run } from '@plateau/core'

/**
 * Several results as one, so that runs of two files stand side by side; of a run that was measured twice, the last counts.
 *
 * What was asked, when and where stays with each result: this one has the first's.
 *
 * @throws RangeError where there is none.
 */
export function merged(results: readonly Result[]): Result {
  const [first] = results
  if (first === undefined) throw new RangeError('Expected one result or more to report, got none')
  if (results.length === 1) return first
  const runs = new Map<string, Run>()
  for (const run of results.flatMap((result) => result.runs)) runs.set(`${columnName(run.versions)} ${run.id}`, run)
  const all = [...runs.values()]
  return {
    ...first,
    durationMs: results.reduce((sum, { durationMs }) => sum + durationMs, 0),
    runs: all,
    columns: columnsOf(results, all),
    advice: results.flatMap(({ advice = [] }) => advice),
  }
}

/** Those that a map names, also without a run, then those that only runs name. */
function columnsOf(results: readonly Result[], runs: readonly Run[]): readonly Column[] {
  const named = new Map<string, Column>()
  for (const column of results.flatMap(({ columns = [] }) => columns)) named.set(column.name, column)
  for (const { versions } of runs) {
    const name = columnName(versions)
    if (!named.has(name)) named.set(name, { name, versions, absent: [] })
  }
  return [...named.values()]
}
