import { type Bisect, type Column, type Kept, keptIn, type Run, search } from '@plateau/core'
import { isColumnError, type Probes, type ReleasesBetween } from '@plateau/harness'
import { firstLine, measureColumns } from './measure-columns.ts'
import type { MeasurePlanOptions } from './measure-plan.ts'
import type { PlannedRun } from './plan.ts'

export interface TriedReleases {
  readonly bisect: Bisect
  readonly runs: readonly Run[]
  /** From the good end to the bad one. */
  readonly columns: readonly Column[]
}

/**
 * Searches releases for where a run's verdict changes. One that cannot be provided or measured counts as neither.
 *
 * @throws what kept an end from being measured, or what `signal` was aborted with.
 */
export async function tryReleases(
  { releases, notes }: ReleasesBetween,
  planned: Omit<PlannedRun, 'lxml'>,
  options: Omit<MeasurePlanOptions, 'spread' | 'onFailure'> & { readonly probes: Probes },
): Promise<TriedReleases> {
  const { probes, progress, signal } = options
  const runs = new Map<string, Run>()
  const columns = new Map<string, Column>()

  const measure = async (lxml: string): Promise<Kept> => {
    const measured = await measureColumns([{ ...planned, lxml }], probes, { ...options, progress: silent })
    for (const column of measured.columns) columns.set(lxml, column)
    const [run] = measured.runs
    if (run === undefined) return { kind: 'undecided', because: 'nothing was measured' }
    runs.set(lxml, run)
    return keptIn(run)
  }

  const found = await search(releases, async (lxml, left) => {
    progress.say(`trying lxml ${lxml}, at most ${left - 1} more of ${releases.length} to try`)
    try {
      return await measure(lxml)
    } catch (error) {
      signal.throwIfAborted()
      const isEnd = lxml === releases[0] || lxml === releases.at(-1)
      if (isEnd || !isColumnError(error)) throw error
      const failed = firstLine(error)
      columns.set(lxml, { name: lxml, failed, absent: [] })
      return { kind: 'undecided', because: failed }
    }
  })
  const inOrder = <Item>(items: ReadonlyMap<string, Item>) => releases.flatMap((lxml) => items.get(lxml) ?? [])
  return {
    bisect: { good: releases[0] ?? '', bad: releases.at(-1) ?? '', among: releases.length, ...found, notes },
    runs: inOrder(runs),
    columns: inOrder(columns),
  }
}

/** One line a release is enough: which, and how many are left. */
const silent = { say: () => {}, count: () => {}, end: () => {} }
