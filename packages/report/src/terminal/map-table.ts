import type { Column } from '@plateau/core'
import { safe } from '../safe/safe.ts'
import { shorten } from '../safe/shorten.ts'
import { cellText, type Detail, type Mark } from '../map/cell-in-words.ts'
import { columnBlocks } from '../map/column-blocks.ts'
import type { MapLine } from '../map/map-lines.ts'
import { paint } from './paint.ts'
import type { Screen } from './screen.ts'
import { table } from './table.ts'

/** What a map is printed with, throughout. */
export interface TableOptions extends Screen {
  readonly detail: Detail
}

/** The most detail in which all releases fit beside one another. */
export function detailFor(columns: readonly Column[], lines: readonly MapLine[], screen: Screen): Detail {
  const details: readonly Detail[] = ['whole', 'starred']
  return details.find((detail) => blocksOf(columns, lines, { ...screen, detail }).length <= 1) ?? 'brief'
}

/** Prints lines of a map, releases across; more releases than fit go into a further block below. */
export function mapTable(
  columns: readonly Column[],
  lines: readonly MapLine[],
  options: TableOptions,
): readonly string[] {
  const texts = textsOf(columns, lines, options)
  return blocksOf(columns, lines, options).flatMap((block, index) => {
    const rows = texts.map(({ label, cells }) => [label, ...block.map((column) => cells[column] ?? '')])
    const drawn = table(['input', ...block.map((column) => nameOf(columns[column]))], rows, options)
    return [...(index === 0 ? [] : ['']), ...painted(drawn, signsOn(options), options).split('\n')]
  })
}

function textsOf(
  columns: readonly Column[],
  lines: readonly MapLine[],
  options: TableOptions,
): readonly { readonly label: string; readonly cells: readonly string[] }[] {
  const signs = signsOn(options)
  return lines.map(({ label, below, cells }) => ({
    label: `${below ? '  ' : ''}${label}`,
    cells: columns.map((_, column) => {
      const cell = cells[column]
      if (cell === undefined) return ''
      const text = cellText(cell, options.detail)
      return cell.mark === undefined ? text : `${signs[cell.mark]} ${text}`
    }),
  }))
}

function blocksOf(
  columns: readonly Column[],
  lines: readonly MapLine[],
  options: TableOptions,
): readonly (readonly number[])[] {
  const texts = textsOf(columns, lines, options)
  const widths = {
    label: Math.max(0, ...texts.map(({ label }) => safe(label, 'terminal').length)),
    mostLabel: options.detail === 'brief' ? 20 : 34,
    columns: columns.map((column, index) =>
      Math.max(safe(nameOf(column), 'terminal').length, ...texts.map(({ cells }) => (cells[index] ?? '').length)),
    ),
  }
  return columnBlocks(widths, options.width)
}

function nameOf(column: Column | undefined): string {
  return shorten(column?.name ?? '', 24)
}

/** What the marks mean, for a legend. */
export function signsOn({ unicode }: Pick<Screen, 'unicode'>): Record<Mark, string> {
  return unicode ? { less: '▼', more: '▲', other: '~' } : { less: 'v', more: '^', other: '~' }
}

/** Coloured once the table is laid out, so that no code of a colour counts as a column. */
function painted(drawn: string, { less, more, other }: Record<Mark, string>, { color }: Screen): string {
  if (!color) return drawn
  const { tone } = paint(color)
  // A marked cell stands after a gap, and ends before the next one.
  return drawn.replace(
    new RegExp(`(?<=  )(?:(${less})|(${more})|(${other})) \\S+(?: \\S+)*`, 'gu'),
    (cell, isLess, isMore) => tone(isLess !== undefined ? 'good' : isMore !== undefined ? 'bad' : 'unclear', cell),
  )
}
