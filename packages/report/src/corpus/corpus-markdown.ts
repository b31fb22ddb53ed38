import type { Corpus, CorpusResult } from '@plateau/core'
import { safe } from '../safe/safe.ts'
import { corpusFacts } from './corpus-facts.ts'
import { type CorpusTable, corpusTables } from './corpus-tables.ts'
import { corpusTitle } from './corpus-title.ts'
import { corpusVerdict } from './corpus-verdict.ts'

/**
 * Tells in GitHub's Markdown what each release kept of a corpus.
 *
 * @example
 * ```ts
 * import type { CorpusResult } from '@plateau/core'
 * import { corpusMarkdown } from '@plateau/report'
 *
 * export function comment(result: CorpusResult): string {
 *   return corpusMarkdown(result)
 * }
 * ```
 */
export function corpusMarkdown({ corpora }: CorpusResult): string {
  return `${corpora.flatMap(parts).join('\n\n')}\n`
}

function parts(corpus: Corpus): readonly string[] {
  return [
    `### ${escaped(corpusTitle(corpus))}`,
    `**${escaped(corpusVerdict(corpus).words)}**`,
    ...corpusTables(corpus, { verbose: false }).flatMap(tableLines),
    corpusFacts(corpus)
      .map(({ label, text }) => `- ${label}: ${escaped(text)}`)
      .join('\n'),
  ]
}

function tableLines({ title, head, rows }: CorpusTable): readonly string[] {
  const rule = head.map((column) => (words.has(column) ? '---' : '---:'))
  const lines = [head, rule, ...rows.map((row) => row.map(escaped))].map((row) => `| ${row.join(' | ')} |`)
  return [...(title === '' ? [] : [`**${escaped(title)}**`]), lines.join('\n')]
}

/** Columns of words; figures go to the right, as people compare them. */
const words: ReadonlySet<string> = new Set(['page', 'host', 'why', '95% band', 'heap'])

function escaped(text: string): string {
  return safe(text, 'markdown')
}
