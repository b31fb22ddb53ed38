import type { Corpus, CorpusResult } from '@plateau/core'
import { safe } from '../safe/safe.ts'
import { labelled, wrapped } from '../terminal/labelled.ts'
import { paint } from '../terminal/paint.ts'
import type { Screen } from '../terminal/screen.ts'
import { table } from '../terminal/table.ts'
import { corpusFacts } from './corpus-facts.ts'
import { corpusTables } from './corpus-tables.ts'
import { corpusTitle } from './corpus-title.ts'
import { corpusVerdict } from './corpus-verdict.ts'

export interface CorpusOptions extends Partial<Screen> {
  /** One line a release. */
  readonly quiet?: boolean
  /** Every reading that was kept, not only those at each doubling of pages. */
  readonly verbose?: boolean
}

/**
 * Prints what each release kept of a corpus: the verdict, the passes, the curve, what is to come, and who brought most.
 * Ends with a line end.
 *
 * @example
 * ```ts
 * import type { CorpusResult } from '@plateau/core'
 * import { corpusTerminal } from '@plateau/report'
 *
 * export function print(result: CorpusResult): void {
 *   process.stdout.write(corpusTerminal(result, { width: process.stdout.columns ?? 80 }))
 * }
 * ```
 */
export function corpusTerminal({ corpora }: CorpusResult, options: CorpusOptions = {}): string {
  const { width = 80, color = false, unicode = true, quiet = false, verbose = false } = options
  const screen = { width, color, unicode }
  const parts = corpora.flatMap((corpus) => [
    headline(corpus, screen),
    ...(quiet ? [] : body(corpus, { ...screen, verbose })),
  ])
  return `${parts.join(quiet ? '\n' : '\n\n')}\n`
}

function headline(corpus: Corpus, { width, color }: Screen): string {
  const { strong, tone } = paint(color)
  const { tone: how, words } = corpusVerdict(corpus)
  return wrapped(`${strong(safe(corpusTitle(corpus), 'terminal'))}: ${tone(how, safe(words, 'terminal'))}`, width).join(
    '\n',
  )
}

function body(corpus: Corpus, options: Screen & { readonly verbose: boolean }): readonly string[] {
  const { faint } = paint(options.color)
  const tables = corpusTables(corpus, options).map(({ title, head, rows }) => {
    const shown = table(head, rows, { ...options, width: options.width - indent.length })
    const lines = shown.split('\n').map((line) => `${indent}${line}`.trimEnd())
    return [...(title === '' ? [] : [`${indent}${safe(title, 'terminal')}`]), ...lines].join('\n')
  })
  const facts = corpusFacts(corpus).flatMap(({ label, text }) => labelled(label, text, { faint, width: options.width }))
  return [...tables, facts.join('\n')]
}

const indent = '  '
