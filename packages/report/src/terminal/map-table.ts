import type { Column } from '@plateau/core'
import { safe } from '../safe/safe.ts'
import { shorten } from '../safe/shorten.ts'
import type { CellInWords, Mark } from '../map/cell-in-words.ts'
import { columnBlocks } from '../map/column-blocks.ts'
import type { MapLine } from '../map/map-lines.ts'
import { paint } from './paint.ts'
import type { Screen } from './screen.ts'
import { table } from './table.ts'

/** Prints lines of a map, releases across; more releases than fit go into a further block below. */
export function mapTable(columns: readonly Column[], lines: readonly MapLine[], screen: Screen): readonly string[] {
  const signs = signsOn(screen)
  const names = columns.map(({ name }) => shorten(name, 24))
  const labels = lines.map(({ label, below }) => `${below ? '  ' : ''}${label}`)
  const texts = lines.map(({ cells }) => columns.map((_, column) => marked(cells[column], signs)))
  const widths = {
    label: Math.max(...labels.map((label) => safe(label, 'terminal').length)),
    columns: names.map((name, column) =>
      Math.max(safe(name, 'terminal').length, ...texts.map((row) => (row[column] ?? '').length)),
    ),
  }
  return columnBlocks(widths, screen.width).flatMap((block, index) => {
    const rows = texts.map((row, line) => [labels[line] ?? '', ...block.map((column) => row[column] ?? '')])
    const drawn = table(['input', ...block.map((column) => names[column] ?? '')], rows, screen)
    return [...(index === 0 ? [] : ['']), ...painted(drawn, signs, screen).split('\n')]
  })
}

/** What the marks mean, for a legend. */
export function signsOn({ unicode }: Pick<Screen, 'unicode'>): Record<Mark, string> {
  return unicode ? { less: '▼', more: '▲', other: '~' } : { less: 'v', more: '^', other: '~' }
}

function marked(cell: CellInWords | undefined, signs: Record<Mark, string>): string {
  if (cell === undefined) return ''
  return cell.mark === undefined ? cell.text : `${signs[cell.mark]} ${cell.text}`
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
