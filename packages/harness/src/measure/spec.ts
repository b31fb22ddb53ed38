import type { Page } from '../pages/page.ts'
import type { Template } from '../pages/template.ts'
import type { Subject } from '../subjects/subject.ts'
import type { Budget } from './budget.ts'

/** The first line that a fork is sent: what to exercise, with which inputs, within which limits. */
export function runSpec(
  subject: Subject,
  page: Page,
  template: Template,
  { recorder, ...budget }: Budget & { readonly recorder?: unknown },
): string {
  return JSON.stringify({
    do: 'run',
    ...(recorder !== undefined && { recorder }),
    subject,
    page: page.bytes.toString('base64'),
    encoding: page.encoding,
    template: templateSpec(template),
    ...limitsOf(budget),
  })
}

export function templateSpec(template: Template): unknown {
  return { pieces: template.pieces.map((piece) => piece.toString('base64')), stamp: template.stamp }
}

/** CPU time is a second fence behind the clock, for a child that no longer hears it. */
export function limitsOf(budget: Budget): { readonly memoryBytes: number; readonly cpuSeconds: number } {
  return { memoryBytes: budget.memoryBytes, cpuSeconds: Math.ceil((3 * budget.timeoutMs) / 1000) + 10 }
}
