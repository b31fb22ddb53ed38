import type { Run } from '@plateau/core'
import { type Budget, measure, type Probe, type Probes, requestFor, visible } from '@plateau/harness'
import type { PlannedRun } from './plan.ts'
import type { Progress } from './progress.ts'
import { withSpread } from './second-opinion.ts'

export interface MeasurePlanOptions {
  readonly python?: string
  readonly budget: Partial<Budget>
  readonly list: boolean
  readonly atOnce: number
  readonly progress: Progress
  readonly signal: AbortSignal
}

/**
 * Measures every planned run, some at a time, and returns them in the plan's order.
 *
 * @throws what `measure` and `Probes.for` throw; then no further run is begun.
 */
export async function measurePlan(
  planned: readonly PlannedRun[],
  probes: Probes,
  options: MeasurePlanOptions,
): Promise<readonly Run[]> {
  const runs: Run[] = []
  const under = new Map<number, number>()
  let done = 0
  let next = 0

  const say = () => {
    const doing = [...under].map(
      ([index, inputs]) => `${titleOf(planned[index])}${inputs > 0 ? ` (${inputs} inputs)` : ''}`,
    )
    options.progress.say(`${done} of ${planned.length} runs done, measuring ${doing.join(' and ')}`)
  }
  const worker = async () => {
    for (let index = next++; index < planned.length; index = next++) {
      const run = planned[index] as PlannedRun
      under.set(index, 0)
      say()
      const request = requestFor(run.subject, {
        ...(run.lxml !== undefined && { lxml: run.lxml }),
        ...(options.python !== undefined && { python: options.python }),
      })
      const measureIn = async (probe: Probe, inputs?: number) =>
        measure(probe, run.subject, {
          page: run.page,
          template: run.template,
          bounds: run.bounds,
          budget: { ...options.budget, ...(inputs !== undefined && { inputs }) },
          list: options.list && inputs === undefined,
          signal: options.signal,
          onInputs: (so) => {
            under.set(index, so)
            say()
          },
        })
      const first = await measureIn(await probes.for(request))
      runs[index] = await withSpread(first, async (twin, inputs) =>
        measureIn(await probes.twinOf(request, twin), inputs),
      )
      under.delete(index)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: Math.min(options.atOnce, planned.length) }, worker))
  return runs
}

function titleOf(run: PlannedRun | undefined): string {
  if (run === undefined) return ''
  const { variation } = run.template
  const name = visible(run.page.name)
  return variation === 'same' ? `${name} repeated` : `fresh ${variation} of ${name}`
}
