import type { Pair, StackGrowth } from '@plateau/core'
import { safe } from '../safe/safe.ts'
import { keptTable } from '../names/kept-table.ts'
import { count } from '../words/count.ts'
import { circumstances } from './circumstances.ts'
import { accounted, pairTitle } from './pair-in-words.ts'
import { framesInWords, stackInWords } from './stack-in-words.ts'
import { worthShowing } from './worth-showing.ts'

/** As many as people unfold. */
const stacksShown = 20

/**
 * Tells pairs in GitHub's Markdown: a sentence each, the figures that must agree, and the call stacks, folded.
 *
 * @example
 * ```ts
 * import type { Pair } from '@plateau/core'
 * import { stacksMarkdown } from '@plateau/report'
 *
 * export function comment(pairs: readonly Pair[]): string {
 *   return stacksMarkdown(pairs)
 * }
 * ```
 */
export function stacksMarkdown(pairs: readonly Pair[]): string {
  return `${pairs.map(section).join('\n\n')}\n`
}

function section(pair: Pair): string {
  const shown = worthShowing(pair, pair.stacks).slice(0, stacksShown)
  const hidden = pair.stacks.length - shown.length
  const facts = [...accounted(pair), ...circumstances(pair)]
  return [
    `**${escaped(pairTitle(pair))}**`,
    facts.map(({ label, text }) => `- ${label}: ${escaped(text)}`).join('\n'),
    ...namesTable(pair),
    ...shown.map(folded),
    ...(hidden > 0 ? [`and ${count(hidden, 'call stack')} more`] : []),
  ].join('\n\n')
}

function namesTable({ kept = [], names: fresh = [] }: Pair): readonly string[] {
  if (kept.length === 0) return []
  const { head, rows } = keptTable(kept, fresh)
  const rule = head.map((_, column) => (column > 0 && column < 4 ? '---:' : '---'))
  return [[head, rule, ...rows.map((row) => row.map(escaped))].map((row) => `| ${row.join(' | ')} |`).join('\n')]
}

function folded(stack: StackGrowth, index: number): string {
  const { shown, hidden } = framesInWords(stack.frames, stack.frames.length)
  const lines = shown.map(({ name, place }) => safe(place === '' ? name : `${name}  ${place}`, 'terminal'))
  const frames = lines.length === 0 ? ['no frame is known'] : [...lines, ...(hidden > 0 ? [`and ${hidden} more`] : [])]
  // A block by indentation cannot be closed by what it holds, as a fenced one can.
  const body = frames.map((line) => `    ${line}`).join('\n')
  const heading = `${index + 1}. ${stackInWords(stack)}: ${shown[0]?.name ?? 'unknown'}`
  return `<details>\n<summary>${safe(heading, 'html')}</summary>\n\n${body}\n\n</details>`
}

function escaped(text: string): string {
  return safe(text, 'markdown')
}
