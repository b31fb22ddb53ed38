import { type Bound, hold, outcomeOf, type Run } from '@plateau/core'
import { type Budget, checkBudget, defaultBudget } from './measure/budget.ts'
import { exercised } from './measure/exercised.ts'
import { gaugesOf } from './measure/gauges-of.ts'
import { idOf } from './measure/id-of.ts'
import { noiseFor } from './measure/noise.ts'
import { versionsOf } from './measure/versions-of.ts'
import type { Page } from './pages/page.ts'
import type { Template } from './pages/template.ts'
import type { Probe } from './probe/probe.ts'
import type { Subject } from './subjects/subject.ts'
import { UsageError } from './usage-error.ts'

export interface MeasureOptions {
  readonly page: Page
  /** What makes the inputs: {@link templateOf} the page. */
  readonly template: Template
  readonly budget?: Partial<Budget>
  /** The bounds that apply to this run. */
  readonly bounds?: readonly Bound[]
  /** Whether the names that the parser kept are listed, not only counted. */
  readonly list?: boolean
  /** Hears of inputs so far, after each doubling. */
  readonly onInputs?: (inputs: number) => void
  /**
   * Hears of the child's process before its parser is made, and lets it go on by resolving. What that takes does not count,
   * and no clock runs afterwards: a debugger may stop the child. Its signal aborts when the child has ended meanwhile.
   */
  readonly onWaiting?: (pid: number, signal: AbortSignal) => Promise<void>
  readonly signal?: AbortSignal
}

/**
 * Exercises a subject on variations of a page, over doublings of inputs, and judges what it holds.
 *
 * A child that fails ends in a run whose health says so, beside the verdicts on what had been read until then.
 *
 * @throws UsageError where the subject cannot be made here, or the budget makes no sense.
 * @throws what `signal` was aborted with, once the child is gone.
 */
export async function measure(probe: Probe, subject: Subject, options: MeasureOptions): Promise<Run> {
  const startedAt = performance.now()
  const { page, template, signal } = options
  const { variation } = template
  const budget = checkBudget({ ...defaultBudget, ...options.budget })
  refuseMissingLxml(probe, subject)

  const noise = await noiseFor(probe, subject)
  const { reached, rows, health, finished, notes } = await exercised(probe, subject, {
    page,
    template,
    budget,
    signal,
    list: options.list ?? false,
    onInputs: options.onInputs ?? (() => {}),
    ...(options.onWaiting !== undefined && { onWaiting: options.onWaiting }),
  })

  const fresh = { freshPerInput: template.fresh, ...(reached !== undefined && { reachedPerInput: reached }) }
  const gauges = gaugesOf(rows, { noise, fresh: reached ?? template.fresh, ...finished })
  const bounds = (options.bounds ?? []).map((bound) => hold(bound, { gauges, ...fresh }))
  const what = {
    page: page.name,
    subject: subject.kind === 'lxml' ? subject : ({ kind: 'callable', call: subject.call } as const),
    versions: versionsOf(probe),
    variation,
    ...fresh,
  }
  return {
    id: idOf(what),
    ...what,
    environment: probe.environment,
    inputs: rows.at(-1)?.inputs ?? 0,
    durationMs: Math.round(performance.now() - startedAt),
    gauges,
    health,
    bounds,
    ...outcomeOf({ gauges, health, bounds, variation, ...fresh }),
    notes: [...template.notes, ...notes, ...probe.notes],
  }
}

function refuseMissingLxml({ facts }: Probe, subject: Subject): void {
  if (subject.kind !== 'lxml') return
  if (facts.lxml === undefined) {
    throw new UsageError(`Expected ${facts.executable} to import lxml, got: ${facts.lxmlError}`)
  }
  if (subject.entry === 'html.fromstring' && facts.htmlError !== undefined) {
    throw new UsageError(`Expected ${facts.executable} to import lxml.html, got: ${facts.htmlError}`)
  }
}
