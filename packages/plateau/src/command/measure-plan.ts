import { basename } from 'node:path'
import type { Run } from '@plateau/core'
import {
  type Budget,
  defaultBudget,
  measure,
  type MeasureOptions,
  type Probe,
  type ProbeRequest,
  type Probes,
  requestFor,
  sideBySide,
  visible,
} from '@plateau/harness'
import type { PlannedRun } from './plan.ts'
import type { Progress } from './progress.ts'
import { withSpread } from './second-opinion.ts'
import { leftInWords, timeLeft } from './time-left.ts'

export interface MeasurePlanOptions {
  readonly python?: string
  readonly budget: Partial<Budget>
  readonly list: boolean
  readonly atOnce: number
  /** Whether how far other runs of the same lie apart is measured too, where one grows: it takes three more. */
  readonly spread: boolean
  /** Hears what kept a run from being measured; if not given, that is thrown, and no further run is begun. */
  readonly onFailure?: (run: PlannedRun, error: unknown) => void
  /** Lets a debugger attach to the child of each run. */
  readonly onWaiting?: NonNullable<MeasureOptions['onWaiting']>
  readonly progress: Progress
  readonly signal: AbortSignal
}

/**
 * Measures every planned run, some at a time, and returns those that could be in the plan's order.
 *
 * @throws what `measure` and `Probes.for` throw, where nobody hears it; then no further run is begun.
 */
export async function measurePlan(
  planned: readonly PlannedRun[],
  probes: Probes,
  options: MeasurePlanOptions,
): Promise<readonly Run[]> {
  const runs: (Run | undefined)[] = []
  const under = new Map<number, UnderWay>()
  const budget = { ...defaultBudget, ...options.budget }
  const took: number[] = []
  const hasVersions = new Set(planned.map(({ lxml }) => lxml)).size > 1
  let done = 0
  const say = () => {
    const doing = [...under].map(([index, { inputs }]) => {
      return `${titleOf(planned[index], hasVersions)}${inputs > 0 ? ` (${inputs} of ${budget.inputs} inputs)` : ''}`
    })
    const left = leftOf({ under: [...under.values()], took, waiting: planned.length - done - under.size }, budget)
    const far = `${done} of ${planned.length} runs done (${leftInWords(left / options.atOnce)})`
    options.progress.say(`${far}, measuring ${doing.join(' and ')}`)
  }
  await sideBySide(planned, options.atOnce, async (run, index) => {
    const startedAt = performance.now()
    const onInputs = (inputs: number) => {
      under.set(index, { startedAt, inputs })
      say()
    }
    onInputs(0)
    runs[index] = await measurePlanned(run, probes, { ...options, onInputs })
    under.delete(index)
    took.push(performance.now() - startedAt)
    done += 1
  })
  return runs.flatMap((run) => run ?? [])
}

interface UnderWay {
  readonly startedAt: number
  readonly inputs: number
}

interface Standing {
  readonly under: readonly UnderWay[]
  /** How long each took that is done. */
  readonly took: readonly number[]
  readonly waiting: number
}

/** What is under way, and what waits at the pace of what is done. */
function leftOf({ under, took, waiting }: Standing, budget: Budget): number {
  const now = performance.now()
  const begun = under.map(({ startedAt, inputs }) => timeLeft({ elapsedMs: now - startedAt, inputs }, budget))
  const each = took.length === 0 ? budget.timeoutMs : sum(took) / took.length
  return sum(begun) + waiting * each
}

function sum(each: readonly number[]): number {
  return each.reduce((total, one) => total + one, 0)
}

/** What the planned runs are to be measured with, each once, in the plan's order. */
export function requestsOf(planned: readonly PlannedRun[], python: string | undefined): readonly ProbeRequest[] {
  const requests = planned.map((run) => requestOf(run, python))
  return [...new Map(requests.map((request) => [JSON.stringify(request), request])).values()]
}

/** What a planned run is to be measured with. */
export function requestOf({ subject, lxml, symbols }: PlannedRun, python: string | undefined): ProbeRequest {
  return requestFor(subject, {
    ...(lxml !== undefined && { lxml }),
    ...(python !== undefined && { python }),
    ...(symbols !== undefined && { symbols }),
  })
}

interface MeasureOneOptions extends MeasurePlanOptions {
  readonly onInputs: (inputs: number) => void
}

async function measurePlanned(run: PlannedRun, probes: Probes, options: MeasureOneOptions): Promise<Run | undefined> {
  const { python, budget, list, signal, onInputs, onFailure } = options
  const request = requestOf(run, python)
  const measureIn = async (probe: Probe, inputs?: number) =>
    measure(probe, run.subject, {
      page: run.page,
      template: run.template,
      bounds: run.bounds,
      budget: { ...budget, ...(inputs !== undefined && { inputs }) },
      list: list && inputs === undefined,
      ...(options.onWaiting !== undefined && { onWaiting: options.onWaiting }),
      signal,
      onInputs,
    })
  try {
    const first = await measureIn(await probes.for(request))
    if (!options.spread) return first
    return await withSpread(first, async (twin, inputs) => measureIn(await probes.twinOf(request, twin), inputs))
  } catch (error) {
    signal.throwIfAborted()
    if (onFailure === undefined) throw error
    onFailure(run, error)
    return undefined
  }
}

function titleOf(run: PlannedRun | undefined, hasVersions: boolean): string {
  if (run === undefined) return ''
  const { variation } = run.template
  const name = visible(run.page.name)
  const on = hasVersions && run.lxml !== undefined ? ` on lxml ${visible(basename(run.lxml))}` : ''
  return `${variation === 'same' ? `${name} repeated` : `fresh ${variation} of ${name}`}${on}`
}
