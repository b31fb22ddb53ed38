import {
  type Budget,
  type MeasuredMap,
  measureMap,
  type Page,
  type Probes,
  type Template,
  UsageError,
} from '@plateau/harness'
import { boundsOf } from './bounds-of.ts'
import type { PlanFlags } from './plan.ts'
import type { Progress } from './progress.ts'

export interface EachOptionOptions {
  readonly python?: string
  readonly budget: Partial<Budget>
  readonly probes: Probes
  /** The most runs at once. */
  readonly lanes: number
  readonly progress: Progress
  readonly signal: AbortSignal
}

/**
 * Measures what `run` was asked for with every option at its default and at its other settings: one row of a map after the
 * other, without other ways in.
 *
 * @throws what `measureMap` throws; UsageError for a callable, which has no parser options.
 */
export async function measureEachOption(
  pages: readonly Page[],
  flags: PlanFlags,
  options: EachOptionOptions,
): Promise<MeasuredMap> {
  const { entry, as, lifetime, vary, atMost } = flags
  if (flags.call !== undefined)
    throw new UsageError('Expected --options each with a parser, got --call, which has none')
  const { python, budget, lanes: atOnce, probes, progress, signal } = options
  const request = {
    pages: pages.map((page) => {
      const parser = flags.parser ?? page.kind
      const point = { entry, as, lifetime }
      return { page, of: { parser, variations: vary, fresh: flags.fresh, point, options: flags.option, waysIn: false } }
    }),
    lxml: flags.lxml ?? [undefined],
    ...(python !== undefined && { python }),
    budget,
    boundsOf: (template: Template) => boundsOf(template, atMost),
  }
  const onRun = (done: number, total: number, next: string) => progress.count(done, total, next)
  return await measureMap(request, probes, { atOnce, signal, onRun })
}
