import type { Result, Run } from '@plateau/core'
import { curve } from '../curve/curve.ts'
import { safe } from '../safe/safe.ts'
import { adviceInWords } from '../words/advice.ts'
import { closing } from '../words/closing.ts'
import { caveats, type Fact, measured } from '../words/evidence.ts'
import { labels } from '../words/labels.ts'
import { measuredWith } from '../words/measured-with.ts'
import { nextStep } from '../words/next-step.ts'
import { summary, summaryHead } from '../words/summary.ts'
import { verdict } from '../words/verdict.ts'

/**
 * Tells a result in GitHub's Markdown: one sentence, a table of the runs, and the evidence for each, folded.
 *
 * @example
 * ```ts
 * import type { Result } from '@plateau/core'
 * import { markdown } from '@plateau/report'
 *
 * export function comment(result: Result): string {
 *   return markdown(result)
 * }
 * ```
 */
export function markdown(result: Result): string {
  const { runs } = result
  const names = labels(runs)
  const next = nextStep(result, 'plateau')
  const parts = [
    closing(runs)
      .map((said) => `**${escaped(said)}**`)
      .join('\n\n'),
    ...(runs.length === 0 ? [] : [runTable(runs)]),
    ...runs.map((run, index) => folded(`${names[index] ?? ''}: ${verdict(run).words}`, evidence(run))),
    ...adviceInWords(result.advice ?? [], runs).map(escaped),
    folded('measured with', bullets([...measuredWith(result), { label: 'plateau', text: result.plateau }])),
    ...(next === undefined ? [] : [`${escaped(next.why)}\n\n${indented(safe(next.command, 'terminal'))}`]),
  ]
  return `${parts.join('\n\n')}\n`
}

function runTable(runs: readonly Run[]): string {
  // Figures to the right, as people compare them.
  const rule = summaryHead.map((_, column) => (column < 2 ? '---' : '---:'))
  return [summaryHead, rule, ...summary(runs).map((row) => row.map(escaped))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

function evidence(run: Run): string {
  const drawn = curve(run, { width: 64, unicode: true }).map(
    ({ label, scale, drawing }) => `${label.padEnd(7)}${scale.padStart(9)} ${drawing}`,
  )
  const picture = drawn.length === 0 ? [] : [indented(drawn.map((line) => line.trimEnd()).join('\n'))]
  const facts = [...measured(run), ...caveats(run)]
  return [...(facts.length === 0 ? [] : [bullets(facts)]), ...picture].join('\n\n<!-- -->\n\n')
}

function bullets(facts: readonly Fact[]): string {
  return facts.map(({ label, text }) => `- ${label}: ${escaped(text)}`).join('\n')
}

/** A summary is HTML, where Markdown's own signs do nothing. */
function folded(heading: string, body: string): string {
  return `<details>\n<summary>${safe(heading, 'html')}</summary>\n\n${body}\n\n</details>`
}

/** A block by indentation cannot be closed by what it holds, as a fenced one can. */
function indented(text: string): string {
  return text.replace(/^/gm, '    ')
}

function escaped(text: string): string {
  return safe(text, 'markdown')
}
