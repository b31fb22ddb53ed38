import { type Bound, type Column, keptIn, rowName, type Run, type Setting, type Variation } from '@plateau/core'
import { ChildError } from '../children/child-error.ts'
import type { Budget } from '../measure/budget.ts'
import { versionsOf } from '../measure/versions-of.ts'
import { measure } from '../measure.ts'
import type { Page } from '../pages/page.ts'
import type { Template } from '../pages/template.ts'
import type { Probe } from '../probe/probe.ts'
import type { Probes } from '../probes.ts'
import { sideBySide } from '../side-by-side.ts'
import { settingsOf } from '../subjects/settings.ts'
import { UsageError } from '../usage-error.ts'
import { partSettings, refuseUnknownSettings } from './asked-settings.ts'
import type { Journal } from './journal.ts'
import { openColumns, refuseAllFailed } from './open-columns.ts'
import { crossed, inputsInMap, type Line, type MapSubject } from './product.ts'
import { untilDecided } from './until-decided.ts'

export interface MapRequest {
  readonly pages: readonly { readonly page: Page; readonly of: MapSubject }[]
  /** Releases; `undefined` is the newest stable one. */
  readonly lxml: readonly (string | undefined)[]
  readonly python?: string
  /** The only settings to be tried; if not given, all that a release offers. */
  readonly only?: readonly Omit<Setting, 'parser'>[]
  /** Without inputs, a run takes {@link inputsInMap}, and {@link longerWhenOpen} times as many, twice at most, where it is undecided then. */
  readonly budget: Partial<Budget>
  /** The bounds that apply to a run on an input stream. */
  readonly boundsOf: (template: Template) => readonly Bound[]
}

export interface MapOptions {
  /** Keeps what is done for a map that goes on where this one was interrupted. */
  readonly journal?: Journal
  /** The most runs at once. */
  readonly atOnce: number
  /** Hears, before each run and after the last, how many are done of how many, and what comes next. */
  readonly onRun: (done: number, total: number, next: string) => void
  readonly signal: AbortSignal
}

export interface MeasuredMap {
  readonly runs: readonly Run[]
  readonly columns: readonly Column[]
  /** Runs that an earlier map, interrupted, had done. */
  readonly resumed: number
}

/** A release under way: what is known of it, and what is still to be run on it. */
interface Progressing {
  readonly name: string
  readonly probe: Probe | undefined
  readonly absent: Setting[]
  failed: string | undefined
  dead: boolean
}

/**
 * Measures the growth map of some pages over some releases: {@link crossed} says which runs.
 *
 * A release that cannot be provided, or whose probe dies, becomes a failed column; everything else is measured.
 *
 * @throws what `signal` was aborted with; what is done by then is in the journal.
 * @throws UsageError or ProvideError where none of the releases can be provided: the first one's.
 */
export async function measureMap(request: MapRequest, probes: Probes, options: MapOptions): Promise<MeasuredMap> {
  const columns = await begin(request, probes, options)
  const open = columns.filter(({ dead }) => !dead)
  const runs: Run[] = []
  let resumed = 0
  let total = 0
  let done = 0

  const all = async (jobs: readonly Job[]): Promise<void> => {
    await sideBySide(jobs, options.atOnce, async (job) => {
      options.signal.throwIfAborted()
      options.onRun(done, total, `lxml ${job.column.name}`)
      const run = await runOf(job, request, options)
      done += 1
      if (run === undefined) return
      runs.push(run.run)
      if (run.resumed) resumed += 1
    })
  }

  const cross = (of: (line: MapRequest['pages'][number], column: Progressing) => readonly Line[]): readonly Job[] =>
    open.flatMap((column) => request.pages.flatMap((each) => of(each, column).map((line) => ({ column, line }))))

  const plain = cross(({ page, of }) => crossed.plain(of, page))
  const settings = cross(({ page, of }, column) => crossed.settings(of, page, settingsFor(of, column, request)))
  total = plain.length + settings.length
  await all(plain)
  const grew = variationsThatGrew(runs)
  const waysIn = cross(({ page, of }) => crossed.waysIn(of, page, grew))
  total += waysIn.length
  await all([...settings, ...waysIn])
  options.onRun(done, total, '')
  return { runs, columns: columns.map(columnOf), resumed }
}

interface Job {
  readonly column: Progressing
  readonly line: Line
}

/** @throws the first release's error where none can be opened; UsageError for a setting that none has. */
async function begin(request: MapRequest, probes: Probes, { signal }: MapOptions): Promise<readonly Progressing[]> {
  const { lxml, python } = request
  const asked = lxml.map((release) => ({
    needs: 'lxml' as const,
    ...(release !== undefined && { lxml: release }),
    ...(python !== undefined && { python }),
  }))
  const columns = await openColumns(asked, probes, { signal })
  refuseAllFailed(columns)
  refuseUnknownSettings(
    request.pages.flatMap(({ of }) => only(of, request) ?? []),
    columns.flatMap((column) => (column.kind === 'open' ? (column.probe.facts.options ?? []) : [])),
  )
  return columns.map((column): Progressing => {
    const { name } = column
    switch (column.kind) {
      case 'open':
        return { name, probe: column.probe, absent: [], failed: undefined, dead: false }
      case 'failed':
        return { name, probe: undefined, absent: [], failed: column.error.message, dead: true }
    }
  })
}

/** What the release offers of the settings, those that it lacks being put down as absent. */
function settingsFor(of: MapSubject, column: Progressing, request: MapRequest): readonly Setting[] {
  const options = column.probe?.facts.options
  if (options === undefined) {
    column.failed ??= 'the options of its parsers could not be read from their signatures'
    return []
  }
  const asked = only(of, request)
  const { offered, absent } = asked === undefined ? settingsOf(of.parser, options) : partSettings(asked, options)
  const known = new Set(column.absent.map((setting) => JSON.stringify(setting)))
  column.absent.push(...absent.filter((setting) => !known.has(JSON.stringify(setting))))
  return offered
}

/** The only settings to be tried on a parser; undefined where it is all. */
function only({ parser }: MapSubject, request: MapRequest): readonly Setting[] | undefined {
  return request.only?.map((setting) => ({ parser, ...setting }))
}

async function runOf(
  { column, line }: Job,
  request: MapRequest,
  { journal, signal }: MapOptions,
): Promise<{ readonly run: Run; readonly resumed: boolean } | undefined> {
  if (column.probe === undefined || column.dead) return undefined
  const { subject, page, template } = line
  const { variation, fresh: freshPerInput } = template
  const name = `${column.name} ${rowName({ page: page.path, subject, variation, freshPerInput })}`
  const before = journal?.find(name)
  if (before !== undefined) return { run: before, resumed: true }
  const { probe } = column
  const bounds = request.boundsOf(template)
  const most = request.budget.inputs
  const measureWith = (inputs: number) =>
    measure(probe, subject, { page, template, budget: { ...request.budget, inputs }, bounds, signal })
  try {
    const run = await (most === undefined ? untilDecided(inputsInMap, measureWith) : measureWith(most))
    await journal?.add(name, run)
    return { run, resumed: false }
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof UsageError || error instanceof ChildError)) throw error
    // A probe that is dead takes its column along; what one subject cannot do, the others may.
    column.failed ??= error.message
    column.dead ||= error instanceof ChildError
    return undefined
  }
}

/** The variations that kept something with the plain parser, on any release. */
function variationsThatGrew(runs: readonly Run[]): ReadonlySet<Variation> {
  return new Set(runs.filter((run) => keptIn(run).kind !== 'nothing').map(({ variation }) => variation))
}

function columnOf({ name, probe, absent, failed }: Progressing): Column {
  return {
    name,
    ...(probe !== undefined && { versions: versionsOf(probe) }),
    ...(failed !== undefined && { failed: failed.split('\n', 1)[0] ?? failed }),
    absent,
  }
}
