import { basename } from 'node:path'
import type { Run } from '@plateau/core'
import {
  type Budget,
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
  const under = new Map<number, number>()
  const hasVersions = new Set(planned.map(({ lxml }) => lxml)).size > 1
  let done = 0
  const say = () => {
    const doing = [...under].map(
      ([index, inputs]) => `${titleOf(planned[index], hasVersions)}${inputs > 0 ? ` (${inputs} inputs)` : ''}`,
    )
    options.progress.say(`${done} of ${planned.length} runs done, measuring ${doing.join(' and ')}`)
  }
  await sideBySide(planned, options.atOnce, async (run, index) => {
    const onInputs = (inputs: number) => {
      under.set(index, inputs)
      say()
    }
    onInputs(0)
    runs[index] = await measurePlanned(run, probes, { ...options, onInputs })
    under.delete(index)
    done += 1
  })
  return runs.flatMap((run) => run ?? [])
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
