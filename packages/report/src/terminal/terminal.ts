import type { Result, Run } from '@plateau/core'
import { adviceInWords } from '../words/advice.ts'
import { closing } from '../words/closing.ts'
import { labels } from '../words/labels.ts'
import { measuredWith } from '../words/measured-with.ts'
import { nextStep } from '../words/next-step.ts'
import { summary, summaryHead } from '../words/summary.ts'
import { safe } from '../safe/safe.ts'
import { labelled, wrapped } from './labelled.ts'
import { paint } from './paint.ts'
import { headline, runBlock } from './run-block.ts'
import type { Screen } from './screen.ts'
import { table } from './table.ts'

export interface TerminalOptions extends Partial<Screen> {
  /** One line a run and nothing else. */
  readonly quiet?: boolean
  /** Every gauge, the environment and the names that were kept, beside the rest. */
  readonly verbose?: boolean
  /** How this reader starts plateau, for the command that is proposed at the end. */
  readonly invocation?: string
}

/**
 * Tells a result to a person at a terminal, newest readers first: each run's verdict and evidence, then what they were
 * measured with, then one sentence for all of them and what to do next. Ends with a line end.
 *
 * @example
 * ```ts
 * import type { Result } from '@plateau/core'
 * import { terminal } from '@plateau/report'
 *
 * export function print(result: Result): void {
 *   process.stdout.write(terminal(result, { width: process.stdout.columns ?? 80, color: process.stdout.isTTY }))
 * }
 * ```
 */
export function terminal(result: Result, options: TerminalOptions = {}): string {
  const screen = { width: options.width ?? 80, color: options.color ?? false, unicode: options.unicode ?? true }
  const { runs } = result
  const names = labels(runs)
  const titled = runs.map((run, index) => [run, names[index] ?? ''] as const)
  if (options.quiet === true) return lines(titled.flatMap(([run, title]) => oneLine(run, { ...screen, title })))

  const blocks = titled.map(([run, title]) => runBlock(run, { ...screen, title, verbose: options.verbose ?? false }))
  const sideBySide = runs.length > 1 ? [table(summaryHead, summary(runs), screen).split('\n')] : []
  const { faint } = paint(screen.color)
  const common = measuredWith(result).flatMap(({ label, text }) => labelled(label, text, { ...screen, faint }))
  const parts = [...blocks, ...sideBySide, common, ending(result, { ...screen, invocation: options.invocation })]
  return lines(parts.flatMap((part, index) => (index === 0 ? part : ['', ...part])))
}

/** Tells one run as plain text of 80 columns, for messages and logs. There is no line end at the end. */
export function plainRun(run: Run): string {
  const screen = { width: 80, color: false, unicode: true }
  const [title = ''] = labels([run])
  const block = runBlock(run, { ...screen, title, verbose: false })
  return block.join('\n')
}

function ending(
  result: Result,
  { width, color, invocation }: Screen & { readonly invocation: string | undefined },
): readonly string[] {
  const { strong } = paint(color)
  const sentences = [
    ...closing(result.runs).flatMap((said) => wrapped(strong(safe(said, 'terminal')), width)),
    ...adviceInWords(result.advice ?? [], result.runs).flatMap((said) => wrapped(safe(said, 'terminal'), width)),
  ]
  const next = nextStep(result, invocation ?? 'plateau')
  if (next === undefined) return sentences
  // The command stays on one line, however long: it is there to be copied.
  return [...sentences, next.why, `  ${safe(next.command, 'terminal')}`]
}

function oneLine(run: Run, options: Screen & { readonly title: string }): readonly string[] {
  return headline(run, { ...options, width: Number.MAX_SAFE_INTEGER })
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('')
}
