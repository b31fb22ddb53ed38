import { safe } from '@plateau/report'
import type { ToldOfRun } from './told-of-runs.ts'

/** One test as a summary tells it. */
export interface CaseTold {
  readonly file: string
  readonly title: string
  readonly state: 'passed' | 'failed' | 'skipped'
  readonly errors: readonly string[]
  readonly runs: readonly ToldOfRun[]
}

/** GitHub takes 1 MiB a step, and a browser shows a thousand rows at once with ease. */
const most = { failed: 50, message: 8000, rows: 1000 }

/**
 * Tells the end of a test run in GitHub's Markdown: the counts first, then each test that failed with what it rests on,
 * then every run that was measured.
 */
export function jobSummary(cases: readonly CaseTold[]): string {
  const failed = cases.filter(({ state }) => state === 'failed')
  const passed = cases.filter(({ state }) => state === 'passed').length
  const counts = `${passed} passed, ${failed.length} failed, ${cases.length - passed - failed.length} skipped`
  const rows = cases.flatMap((told) => told.runs.map((run) => row(told, run)))
  return [
    `## ${failed.length === 0 ? 'Every case holds' : `${failed.length} of ${cases.length} cases failed`}`,
    counts,
    ...failed.slice(0, most.failed).map(failure),
    ...(failed.length > most.failed ? [`and ${failed.length - most.failed} more that failed`] : []),
    ...(rows.length > 0 ? [measured(rows)] : []),
    '',
  ].join('\n\n')
}

function failure({ file, title, errors }: CaseTold): string {
  const said = errors.map((message) => indented(message.slice(0, most.message))).join('\n\n<!-- -->\n\n')
  return `### ${safe(title, 'markdown')}\n\n${safe(file, 'markdown')}\n\n${said}`
}

function measured(rows: readonly string[]): string {
  const head = '| case | page | input | measured on | verdict |\n| --- | --- | --- | --- | --- |'
  const left = rows.length > most.rows ? `\n\nand ${rows.length - most.rows} more` : ''
  const table = [head, ...rows.slice(0, most.rows)].join('\n')
  return `<details>\n<summary>What was measured: ${rows.length} ${rows.length === 1 ? 'run' : 'runs'}</summary>\n\n${table}${left}\n\n</details>`
}

function row({ title }: CaseTold, { page, input, release, says }: ToldOfRun): string {
  return `| ${[title, page, input, release, says].map((text) => safe(text, 'markdown')).join(' | ')} |`
}

/** A block by indentation cannot be closed by what it holds, as a fenced one can. */
function indented(text: string): string {
  const lines = text.split('\n').map((line) => `    ${safe(line, 'terminal')}`.trimEnd())
  return lines.join('\n')
}
