import type { Result } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { grouped } from './count.ts'
import { duration } from './duration.ts'
import type { Fact } from './evidence.ts'
import { subjectInWords } from './subject.ts'
import { versionsInWords } from './versions.ts'

/** What all runs of a result have in common, said once: pages, subjects, versions, inputs, how long. */
export function measuredWith({ runs, durationMs }: Result): readonly Fact[] {
  const each = (label: string, say: (run: Result['runs'][number]) => string) =>
    [...new Set(runs.map(say))].map((text) => ({ label, text }))
  return [
    ...each('page', ({ page }) => shorten(page, 200)),
    ...each('subject', ({ subject }) => subjectInWords(subject)),
    ...each('versions', ({ versions }) => versionsInWords(versions)),
    ...(runs.length === 0 ? [] : [{ label: 'inputs', text: inputs(runs.map((run) => run.inputs)) }]),
    { label: 'took', text: duration(durationMs) },
  ]
}

function inputs(used: readonly number[]): string {
  const least = Math.min(...used)
  const most = Math.max(...used)
  if (used.length === 1) return grouped(most)
  return least === most ? `${grouped(most)} a run` : `${grouped(least)} to ${grouped(most)} a run`
}
