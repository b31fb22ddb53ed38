import { callable, measure, type Page, type Probe, templateOf } from '@plateau/harness'
import type { Answer } from './answer.ts'
import { path } from './subjects.ts'

/** Asks plateau, within so much time for the whole run. `ms` is what it took by the clock, all in all. */
export async function askPlateau(
  call: string,
  options: { readonly probe: Probe; readonly page: Page; readonly withinMs: number },
): Promise<Answer> {
  const { probe, page, withinMs } = options
  const startedAt = performance.now()
  const run = await measure(probe, callable(call, { path }), {
    page,
    template: templateOf(page, 'same'),
    budget: { timeoutMs: withinMs },
  })
  const ms = performance.now() - startedAt
  switch (run.outcome) {
    case 'growing':
      return { said: 'growing', inputs: run.inputs, ms }
    case 'bounded':
      return { said: 'cleared', inputs: run.inputs, ms }
    case 'undecided':
      return { said: 'undecided', inputs: run.inputs, ms, because: run.because }
    case 'exceeded':
    case 'failed':
      throw new Error(`Expected ${call} to be measured, got: ${run.because}`)
  }
}
