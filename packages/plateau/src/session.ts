import { appliesTo, type Bound, type Pair, type Run } from '@plateau/core'
import {
  type Budget,
  measure,
  type Page,
  type Probe,
  Probes,
  type ProbesOptions,
  provideRecorder,
  recordPair,
  type RecorderName,
  requestFor,
  type Subject,
  type Template,
  templateOf,
} from '@plateau/harness'
import type { InputStream } from './pages.ts'

declare const freshness: unique symbol

/** What a run's page was asked for by, for whoever runs it again: a result has the page's name alone. */
export const askedFor = Symbol('asked for')

/** A run that remembers in its type whether its names were fresh: a bound by name is only for those. */
export type MeasuredRun<Fresh extends boolean = boolean> = Run & {
  readonly [freshness]: Fresh
  readonly [askedFor]?: string
}

export interface MeasureSettings extends Partial<Budget> {
  /** A release, a wheel, a source folder, an sdist, or `system`; the newest stable release if not given. */
  readonly lxml?: string
  /** Builds that lxml with debug information, on libraries from these archives or the platform's source packages. */
  readonly symbols?: readonly string[]
  /** An interpreter's path or version; the best one for that lxml if not given. */
  readonly python?: string
  /** Whether the names that the parser kept are listed, not only counted. */
  readonly list?: boolean
  /** Bounds to judge the run by: those that apply to it, as one by name does not where no names are fresh. */
  readonly atMost?: readonly Bound[]
  readonly signal?: AbortSignal
}

export interface RecordSettings extends Omit<MeasureSettings, 'list' | 'atMost'> {
  /** memray, and for Python before 3.9 heaptrack, if not given. */
  readonly recorder?: RecorderName
}

export interface Session {
  /** Measures a subject on a stream of inputs: see `measure` of `@plateau/harness` for what it throws. */
  measure<Fresh extends boolean>(
    subject: Subject,
    inputs: InputStream<Fresh>,
    settings?: MeasureSettings,
  ): Promise<MeasuredRun<Fresh>>
  /**
   * Records what a window of inputs left behind, by call stack: see `recordPair` of `@plateau/harness` for what it throws.
   *
   * @throws Error where the subject no longer does its work at the end: its stacks would be those of something else.
   */
  record(subject: Subject, inputs: InputStream<boolean>, settings?: RecordSettings): Promise<Pair>
  /** Ends every child that the session started. */
  close(): Promise<void>
}

/**
 * Opens a session: interpreters and lxml releases are provided when first asked for, and shared by its runs.
 *
 * @example
 * ```ts
 * import { fixture, html, openSession } from 'plateau'
 *
 * const session = openSession()
 * const run = await session.measure(html(), fixture('minimal').fresh('tags'), { inputs: 1024 })
 * console.log(run.outcome, run.gauges.names?.growth.kind)
 * await session.close()
 * ```
 */
export function openSession(options: ProbesOptions = {}): Session {
  const probes = new Probes(options)
  return {
    async measure<Fresh extends boolean>(
      subject: Subject,
      inputs: InputStream<Fresh>,
      settings: MeasureSettings = {},
    ): Promise<MeasuredRun<Fresh>> {
      const { lxml: _, python: __, symbols: ___, list, atMost = [], signal, ...budget } = settings
      const { probe, page, template } = await opened(probes, { subject, inputs, settings })
      const run = await measure(probe, subject, {
        page,
        template,
        budget,
        bounds: atMost.filter((bound) => appliesTo(bound, { freshPerInput: template.fresh })),
        ...(list !== undefined && { list }),
        ...(signal !== undefined && { signal }),
      })
      return { ...run, ...(inputs.asked !== undefined && { [askedFor]: inputs.asked }) } as MeasuredRun<Fresh>
    },
    async record(subject: Subject, inputs: InputStream<boolean>, settings: RecordSettings = {}): Promise<Pair> {
      const { lxml: _, python: __, symbols: ___, recorder: asked, signal, ...budget } = settings
      const { probe, page, template } = await opened(probes, { subject, inputs, settings })
      const recorder = await provideRecorder(probe, {
        ...(asked !== undefined && { asked }),
        ...(signal !== undefined && { signal }),
      })
      const { pair, health } = await recordPair(probe, subject, {
        page,
        template,
        recorder,
        budget,
        ...(signal !== undefined && { signal }),
      })
      if (!health.ok) throw new Error(`Expected a subject that does its work to the end, got: ${health.error}`)
      return pair
    },
    close: () => probes.close(),
  }
}

interface Opened {
  readonly probe: Probe
  readonly page: Page
  readonly template: Template
}

interface ToOpen {
  readonly subject: Subject
  readonly inputs: InputStream<boolean>
  readonly settings: Pick<MeasureSettings, 'lxml' | 'python' | 'symbols'>
}

async function opened(probes: Probes, { subject, inputs, settings }: ToOpen): Promise<Opened> {
  const { lxml, python, symbols } = settings
  const request = requestFor(subject, {
    ...(lxml !== undefined && { lxml }),
    ...(python !== undefined && { python }),
    ...(symbols !== undefined && { symbols }),
  })
  const probe = await probes.for(request)
  const page = await inputs.page()
  const template = templateOf(page, inputs.variation, {
    ...(inputs.fresh !== undefined && { fresh: inputs.fresh }),
    ...(subject.kind === 'lxml' && { parser: subject.parser }),
  })
  return { probe, page, template }
}
