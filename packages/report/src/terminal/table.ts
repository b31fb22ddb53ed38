import Table from 'cli-table3'
import { safe } from '../safe/safe.ts'
import { wrapped } from './labelled.ts'
import { paint } from './paint.ts'
import type { Screen } from './screen.ts'

const gap = '  '
/** A column that is made narrower stays wide enough for a word. */
const least = 12

/**
 * Prints rows under a head, without lines between them, within the screen's width: the widest columns wrap first.
 *
 * Every cell is made safe. There is no line end at the end.
 *
 * @example
 * ```ts
 * import { table } from '@plateau/report'
 *
 * console.log(table(['gauge', 'here'], [['heap', 'yes']], { width: 80, color: false, unicode: true }))
 * ```
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[], screen: Screen): string {
  const { faint } = paint(screen.color)
  const shown = rows.map((row) => row.map((cell) => safe(cell, 'terminal')))
  const titles = head.map((title) => safe(title, 'terminal'))
  const natural = titles.map((title, column) =>
    Math.max(title.length, ...shown.map((row) => (row[column] ?? '').length)),
  )
  const widths = fitted(natural, screen.width)
  const wrap = (row: readonly string[]) => row.map((cell, column) => indented(cell, widths[column] ?? least))
  const drawn = new Table({
    head: wrap(titles),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    chars: { ...noLines, middle: gap },
    colWidths: [...widths],
    colAligns: aligned(shown, head.length),
  })
  drawn.push(...shown.map(wrap))
  // Coloured last, so that no code of a colour counts as a column.
  const [first = '', ...below] = drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
  return [faint(first), ...below].join('\n')
}

/** A cell that begins with spaces stays as far in, on every line that it takes. */
function indented(cell: string, width: number): string {
  const indent = /^ */.exec(cell)?.[0] ?? ''
  return wrapped(cell.slice(indent.length), width - indent.length)
    .map((line) => `${indent}${line}`)
    .join('\n')
}

const figure = /^-?\d[\d,]*(\.\d+)?(-\d+(\.\d+)?)?( [kMG]?B)?$/

/** Figures to the right, as people compare them; words to the left. */
function aligned(rows: readonly (readonly string[])[], columns: number): ('left' | 'right')[] {
  return Array.from({ length: columns }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '')
    return cells.length > 0 && cells.every((cell) => figure.test(cell)) ? 'right' : 'left'
  })
}

/** Takes from the widest column until all fit, or none can give more. */
function fitted(natural: readonly number[], width: number): number[] {
  const widths = [...natural]
  const total = () => widths.reduce((sum, each) => sum + each, gap.length * (widths.length - 1))
  while (total() > width) {
    const widest = widths.indexOf(Math.max(...widths))
    const now = widths[widest] ?? 0
    if (now <= least) break
    widths[widest] = now - 1
  }
  return widths
}

const noLines = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
}
