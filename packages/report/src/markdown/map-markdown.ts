import { type Column, growthMap, type Result } from '@plateau/core'
import { cellText } from '../map/cell-in-words.ts'
import { changesInWords } from '../map/changes-in-words.ts'
import { findingsInWords } from '../map/findings.ts'
import { legend } from '../map/legend.ts'
import { dullInWords, foldedLines, type MapLine, wholeLines } from '../map/map-lines.ts'
import { failuresInWords, reasonsInWords } from '../map/reasons.ts'
import { type Section, sectionsOf } from '../map/section.ts'
import { safe } from '../safe/safe.ts'
import { shorten } from '../safe/shorten.ts'
import { adviceInWords } from '../words/advice.ts'

const signs = { less: '▼', more: '▲', other: '~' } as const

/**
 * Tells a growth map in GitHub's Markdown: what there is to see in a table for each page and parser, every row folded
 * below it, then changes, what is not as the baseline holds it, and advice.
 *
 * @example
 * ```ts
 * import type { Result } from '@plateau/core'
 * import { mapMarkdown } from '@plateau/report'
 *
 * export function summary(result: Result): string {
 *   return mapMarkdown(result)
 * }
 * ```
 */
export function mapMarkdown(result: Result): string {
  const map = growthMap(result.runs, result.columns)
  const parts = [
    ...sectionsOf(map).flatMap((section) => sectionParts(section, map.columns)),
    escaped(legend(map, signs, { detail: 'whole', hasStars: false })),
    bullets([...failuresInWords(map), ...reasonsInWords(map)]),
    headed('What changed', bullets(changesInWords(result).map(({ text }) => text))),
    headed('Against the baseline', bullets(findingsInWords(result.runs).map(({ word, text }) => `${word}: ${text}`))),
    headed('What helps', bullets(adviceInWords(result.advice ?? [], result.runs))),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function sectionParts(section: Section, columns: readonly Column[]): readonly string[] {
  const folded = foldedLines(section, columns)
  const whole = wholeLines(section)
  return [
    `### ${escaped(`${section.page}: ${section.subject}`)}`,
    ...(folded.lines.length === 0 ? [] : [mapTable(columns, folded.lines)]),
    escaped(dullInWords(folded.dull) ?? ''),
    ...(whole.length === folded.lines.length
      ? []
      : [`<details>\n<summary>every row</summary>\n\n${mapTable(columns, whole)}\n\n</details>`]),
  ]
}

function mapTable(columns: readonly Column[], lines: readonly MapLine[]): string {
  const head = ['input', ...columns.map(({ name }) => escaped(shorten(name, 24)))]
  const rows = lines.map(({ label, below, cells }) => [
    `${below ? '&nbsp;&nbsp;' : ''}${escaped(label)}`,
    ...cells.map((cell) => {
      const text = cellText(cell, 'whole')
      return escaped(cell.mark === undefined ? text : `${signs[cell.mark]} ${text}`)
    }),
  ])
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function headed(heading: string, body: string): string {
  return body === '' ? '' : `### ${heading}\n\n${body}`
}

function bullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${escaped(text)}`).join('\n')
}

function escaped(text: string): string {
  return safe(text, 'markdown')
}
