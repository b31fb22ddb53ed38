import type { Run, Versions } from '../formats/result.ts'
import type { Range } from '../growth/growth.ts'
import { changeFrom } from '../map/change.ts'
import { type Kept, keptIn } from '../map/kept.ts'
import { rowName } from '../map/row-name.ts'
import type { BaselineFinding } from './baseline-finding.ts'

/** What was kept when somebody looked, by version and by what was asked: a file that is committed. */
export interface Baseline {
  readonly schema: 'plateau.baseline/1'
  /** By lxml and libxml2, then by the row's name. */
  readonly versions: Readonly<Record<string, Readonly<Record<string, Kept>>>>
}

export const emptyBaseline: Baseline = { schema: 'plateau.baseline/1', versions: {} }

/** Under which name a baseline holds a run's version: growth is the business of both libraries, whichever Python runs them. */
export function baselineVersion({ lxml, libxml2 }: Versions): string | undefined {
  return lxml === undefined || libxml2 === undefined ? undefined : `lxml ${lxml}, libxml2 ${libxml2}`
}

/**
 * Holds a run to a baseline: names exactly, bytes within the tolerance of {@link changeFrom}.
 *
 * A run without a verdict is never the same as one that had one, nor is one whose heap was not read, or not judged where the
 * baseline has its rate: that names are as they were says nothing about bytes.
 */
export function holdToBaseline(baseline: Baseline, run: Run): BaselineFinding {
  const version = baselineVersion(run.versions)
  const before = version === undefined ? undefined : baseline.versions[version]?.[rowName(run)]
  if (before === undefined) return { kind: 'new' }

  const kept = keptIn(run)
  const change = changeFrom(before, kept)
  switch (change.kind) {
    case 'more':
      return { kind: 'worse', change }
    case 'other':
      return { kind: 'unclear', because: change.because }
    case 'same':
    case 'less':
      if (lacksHeap(run, before, kept)) return { kind: 'unclear', because: 'the heap was judged before, and not now' }
      return change.kind === 'less' ? { kind: 'better', change } : { kind: 'same' }
  }
}

/** Whether names alone speak for a run where the baseline has bytes too: to keep nothing is of both, and a rate says its gauge. */
function lacksHeap({ gauges }: Run, before: Kept, kept: Kept): boolean {
  switch (kept.kind) {
    case 'nothing':
      return gauges.heap?.exact !== true && (before.kind === 'nothing' || hasRate(before))
    case 'something':
      return kept.heap === undefined && hasRate(before)
    case 'undecided':
    case 'refused':
    case 'failed':
      return false
  }
}

function hasRate(kept: Kept): boolean {
  return kept.kind === 'something' && kept.heap !== undefined
}

/** The baseline with what these runs keep in place of what it held of them; all else stays. */
export function updatedBaseline(baseline: Baseline, runs: readonly Run[]): Baseline {
  const versions: Record<string, Record<string, Kept>> = Object.fromEntries(
    Object.entries(baseline.versions).map(([version, rows]) => [version, { ...rows }]),
  )
  for (const run of runs) {
    const version = baselineVersion(run.versions)
    if (version === undefined) continue
    const rows = versions[version] ?? {}
    rows[rowName(run)] = rounded(keptIn(run))
    versions[version] = rows
  }
  return { schema: 'plateau.baseline/1', versions }
}

/** Three digits of a figure with a tolerance: a difference in the file is then one to look at. */
function rounded(kept: Kept): Kept {
  if (kept.kind !== 'something' || kept.heap === undefined) return kept
  const { low, high } = kept.heap
  return { ...kept, heap: { low: Number(low.toPrecision(3)), high: Number(high.toPrecision(3)) } satisfies Range }
}
