import {
  type Bound,
  type Column,
  columnName,
  keptIn,
  rowName,
  type Run,
  type Setting,
  type Variation,
} from '@plateau/core'
import { ChildError } from '../children/child-error.ts'
import type { Budget } from '../measure/budget.ts'
import { versionsOf } from '../measure/versions-of.ts'
import { measure } from '../measure.ts'
import type { Page } from '../pages/page.ts'
import type { Template } from '../pages/template.ts'
import type { Probe } from '../probe/probe.ts'
import type { Probes } from '../probes.ts'
import { ProvideError } from '../provide-error.ts'
import { type KnownOptions, settingsOf } from '../subjects/settings.ts'
import { UsageError } from '../usage-error.ts'
import type { Journal } from './journal.ts'
import { crossed, type Line, type MapSubject } from './product.ts'

export interface MapRequest {
  readonly pages: readonly { readonly page: Page; readonly of: MapSubject }[]
  /** Releases; `undefined` is the newest stable one. */
  readonly lxml: readonly (string | undefined)[]
  readonly python?: string
  /** The only settings to be tried; if not given, all that a release offers. */
  readonly only?: readonly Omit<Setting, 'parser'>[]
  readonly budget: Partial<Budget>
  /** The bounds that apply to a run on an input stream. */
  readonly boundsOf: (template: Template) => readonly Bound[]
}

export interface MapOptions {
  readonly journal: Journal
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
  const columns = await openColumns(request, probes, options.signal)
  refuseUnknown(request, columns)
  const runs: Run[] = []
  let resumed = 0
  let total = 0
  let done = 0

  const all = async (jobs: readonly Job[]): Promise<void> => {
    let next = 0
    const worker = async () => {
      for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
        options.signal.throwIfAborted()
        options.onRun(done, total, `lxml ${job.column.name}`)
        const run = await runOf(job, request, options)
        done += 1
        if (run === undefined) continue
        runs.push(run.run)
        if (run.resumed) resumed += 1
      }
    }
    await Promise.all(Array.from({ length: options.atOnce }, worker))
  }

  const cross = (of: (line: MapRequest['pages'][number], column: Progressing) => readonly Line[]): readonly Job[] =>
    columns.flatMap((column) => request.pages.flatMap((each) => of(each, column).map((line) => ({ column, line }))))

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

async function openColumns(request: MapRequest, probes: Probes, signal: AbortSignal): Promise<readonly Progressing[]> {
  const columns: Progressing[] = []
  const errors: unknown[] = []
  for (const lxml of request.lxml) {
    try {
      const probe = await probes.for({
        needs: 'lxml',
        ...(lxml !== undefined && { lxml }),
        ...(request.python !== undefined && { python: request.python }),
      })
      const { facts } = probe
      if (facts.lxml === undefined) throw new UsageError(`Expected lxml to be imported, got: ${facts.lxmlError}`)
      columns.push({ name: columnName(versionsOf(probe)), probe, absent: [], failed: undefined, dead: false })
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof UsageError || error instanceof ProvideError || error instanceof ChildError)) throw error
      errors.push(error)
      columns.push({ name: lxml ?? 'newest', probe: undefined, absent: [], failed: error.message, dead: true })
    }
  }
  if (columns.every(({ dead }) => dead)) throw errors[0]
  return columns
}

/** What the release offers of the settings, those that it lacks being put down as absent. */
function settingsFor(of: MapSubject, column: Progressing, { only }: MapRequest): readonly Setting[] {
  const options = column.probe?.facts.options
  if (options === undefined) {
    column.failed ??= 'the options of its parsers could not be read from their signatures'
    return []
  }
  const { offered, absent } = only === undefined ? settingsOf(of.parser, options) : among(only, of.parser, options)
  const known = new Set(column.absent.map((setting) => JSON.stringify(setting)))
  column.absent.push(...absent.filter((setting) => !known.has(JSON.stringify(setting))))
  return offered
}

function among(
  only: readonly Omit<Setting, 'parser'>[],
  parser: 'html' | 'xml',
  options: KnownOptions,
): { readonly offered: readonly Setting[]; readonly absent: readonly Setting[] } {
  const settings = only.map((setting) => ({ parser, ...setting }))
  return {
    offered: settings.filter(({ option }) => option in options[parser]),
    absent: settings.filter(({ option }) => !(option in options[parser])),
  }
}

/** @throws UsageError for an option that none of the releases has. */
function refuseUnknown({ only = [], pages }: MapRequest, columns: readonly Progressing[]): void {
  for (const { of } of pages) {
    const known = new Set(columns.flatMap(({ probe }) => Object.keys(probe?.facts.options?.[of.parser] ?? {})))
    const unknown = only.find(({ option }) => known.size > 0 && !known.has(option))
    if (unknown !== undefined) {
      throw new UsageError(
        `Expected --option to name an option of the ${of.parser} parser (${[...known].toSorted().join(', ')}), got ${unknown.option}`,
      )
    }
  }
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
  const before = journal.find(name)
  if (before !== undefined) return { run: before, resumed: true }
  try {
    const run = await measure(column.probe, subject, {
      page,
      template,
      budget: request.budget,
      bounds: request.boundsOf(template),
      signal,
    })
    await journal.add(name, run)
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
