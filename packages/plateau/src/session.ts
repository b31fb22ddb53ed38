import type { Run } from '@plateau/core'
import {
  type Budget,
  measure,
  Probes,
  type ProbesOptions,
  requestFor,
  type Subject,
  templateOf,
} from '@plateau/harness'
import type { InputStream } from './pages.ts'

declare const freshness: unique symbol

/** A run that remembers in its type whether its names were fresh: a bound by name is only for those. */
export type MeasuredRun<Fresh extends boolean = boolean> = Run & { readonly [freshness]: Fresh }

export interface MeasureSettings extends Partial<Budget> {
  /** A release, a wheel file, or `system`; the newest stable one if not given. */
  readonly lxml?: string
  /** An interpreter's path or version; the best one for that lxml if not given. */
  readonly python?: string
  /** Whether the names that the parser kept are listed, not only counted. */
  readonly list?: boolean
  readonly signal?: AbortSignal
}

export interface Session {
  /** Measures a subject on a stream of inputs: see `measure` of `@plateau/harness` for what it throws. */
  measure<Fresh extends boolean>(
    subject: Subject,
    inputs: InputStream<Fresh>,
    settings?: MeasureSettings,
  ): Promise<MeasuredRun<Fresh>>
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
      const { lxml, python, list, signal, ...budget } = settings
      const request = requestFor(subject, {
        ...(lxml !== undefined && { lxml }),
        ...(python !== undefined && { python }),
      })
      const probe = await probes.for(request)
      const page = await inputs.page()
      const template = templateOf(page, inputs.variation, {
        ...(inputs.fresh !== undefined && { fresh: inputs.fresh }),
        ...(subject.kind === 'lxml' && { parser: subject.parser }),
      })
      const run = await measure(probe, subject, {
        page,
        template,
        budget,
        ...(list !== undefined && { list }),
        ...(signal !== undefined && { signal }),
      })
      return run as MeasuredRun<Fresh>
    },
    close: () => probes.close(),
  }
}
