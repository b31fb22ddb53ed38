import { type Cell, changeFrom, type MapRow } from '@plateau/core'
import type { CellInWords } from './cell-in-words.ts'
import { isSilent, lackingInWords, standing } from './lacking.ts'
import { type Group, settingOf } from './section.ts'

/**
 * Whether a row shows no more than the plain one: held against it wherever both have a figure.
 *
 * Where it is the plain one that has none, what keeps nothing is no news.
 */
export function keepsAsMuch(plain: MapRow, row: MapRow): boolean {
  return row.cells.every((cell, column) => {
    const other = plain.cells[column]
    if (isSilent(cell)) return true
    if (cell.kind !== 'measured' || other?.kind !== 'measured') return false
    return isSilent(other) ? cell.kept.kind === 'nothing' : changeFrom(other.kept, cell.kept).kind === 'same'
  })
}

/** One line for rows that show the same as the plain one: how many, and, by release, what of them is not there. */
export function alikeInWords(
  group: Group,
  rows: readonly MapRow[],
): { readonly label: string; readonly cells: readonly CellInWords[] } {
  const [only] = rows
  const label = only !== undefined && rows.length === 1 ? settingOf(group, only) : `${rows.length} more`
  return {
    label: `${label}: as above`,
    cells: group.plain.cells.map((plain, column) => {
      const cells = rows.flatMap((row) => row.cells[column] ?? [])
      const isUnmeasured =
        standing(plain) !== 'not measured' && cells.every((cell) => standing(cell) === 'not measured')
      return isUnmeasured
        ? { text: '-', brief: '-', besides: [] }
        : { text: '', brief: '', besides: exceptions(plain, cells) }
    }),
  }
}

function exceptions(plain: Cell, cells: readonly Cell[]): readonly string[] {
  if (cells.every((cell) => standing(cell) === standing(plain))) return []
  const clear = isSilent(plain) ? cells.filter((cell) => standing(cell) === 'nothing').length : 0
  return [...(clear === 0 ? [] : [`${clear} keep 0`]), ...lackingInWords(cells)]
}
