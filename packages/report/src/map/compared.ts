import { type Cell, type Change, changeFrom, type Kept, type MapRow } from '@plateau/core'
import type { Group } from './section.ts'

/** One row in two columns, both with a verdict. */
export interface Compared {
  readonly row: MapRow
  readonly before: Kept
  readonly after: Kept
  readonly change: Change
}

/** The rows of a group that can be compared in two columns, and how many were measured in both and cannot. */
export interface ComparedGroup {
  readonly group: Group
  readonly rows: readonly Compared[]
  readonly open: number
}

/** Compares a group in two columns, each row with the nearest verdict to the left: the cells between say nothing. */
export function compareGroup(group: Group, before: number, after: number): ComparedGroup {
  const all = [group.plain, ...group.others]
  return {
    group,
    rows: all.flatMap((row) => compareRow(row, before, after)),
    open: all.filter(({ cells }) => isOpen(cells[before], cells[after])).length,
  }
}

function compareRow(row: MapRow, before: number, after: number): readonly Compared[] {
  const from = verdictIn(row.cells[before])
  const to = verdictIn(row.cells[after])
  if (from === undefined || to === undefined) return []
  if (row.cells.slice(before + 1, after).some((between) => verdictIn(between) !== undefined)) return []
  return [{ row, before: from, after: to, change: changeFrom(from, to) }]
}

function verdictIn(cell: Cell | undefined): Kept | undefined {
  return cell?.kind === 'measured' && cell.kept.kind !== 'undecided' ? cell.kept : undefined
}

function isOpen(before: Cell | undefined, after: Cell | undefined): boolean {
  return (
    before?.kind === 'measured' &&
    after?.kind === 'measured' &&
    (before.kept.kind === 'undecided' || after.kept.kind === 'undecided')
  )
}
