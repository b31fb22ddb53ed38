import type { Run } from '@plateau/core'
import { amount } from './amount.ts'
import { grouped } from './count.ts'
import { labels } from './labels.ts'
import { sawInputs } from './reached.ts'
import { verdict } from './verdict.ts'

export const summaryHead = ['input', 'verdict', 'per name', 'per page', 'names/page', 'inputs'] as const

/** One row a run, for a table that sets several side by side; a figure that is not known is left out. */
export function summary(runs: readonly Run[]): readonly (readonly string[])[] {
  const names = labels(runs)
  return runs.map((run, index) => [names[index] ?? '', verdict(run).short, ...figures(run), grouped(run.inputs)])
}

function figures(run: Run): readonly string[] {
  if (!sawInputs(run)) return ['', '', '']
  const {
    freshPerInput,
    gauges: { heap, names },
  } = run
  const held = heap === undefined || heap.growth.kind === 'undecided' ? undefined : heap.growth
  const kept = names === undefined || names.growth.kind === 'undecided' ? undefined : names.growth
  return [
    held?.perName === undefined || freshPerInput === 0 ? '' : amount(held.perName, 'B'),
    held === undefined ? '' : amount(held.perInput, 'B'),
    kept === undefined ? '' : amount(kept.perInput, '').trim(),
  ]
}
