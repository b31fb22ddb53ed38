import { type Cell, changeFrom, type Kept, type MapRow, type Range } from '@plateau/core'
import { list } from '../words/list.ts'
import { type CellInWords, cellInWords } from './cell-in-words.ts'
import { isSilent, lackingInWords } from './lacking.ts'
import { type Group, settingOf } from './section.ts'

type Rows = readonly [MapRow, ...MapRow[]]

/** More than these are counted, not named. */
const most = 2

/** Parts rows into those that contradict one another in no cell, in the order of their first. */
export function twinsIn(rows: readonly MapRow[]): readonly Rows[] {
  const found: [MapRow, ...MapRow[]][] = []
  for (const row of rows) {
    const twins = found.find((all) => all.every((other) => areTwins(other, row)))
    if (twins === undefined) found.push([row])
    else twins.push(row)
  }
  return found
}

/** One line for rows that agree: what they have in common, or their names, or how many. */
export function twinsInWords(
  group: Group,
  rows: Rows,
): { readonly label: string; readonly cells: readonly CellInWords[] } {
  return {
    label: named(group, rows),
    cells: rows[0].cells.map((first, column) =>
      together(
        first,
        rows.flatMap((row) => row.cells[column] ?? []),
      ),
    ),
  }
}

function together(first: Cell, cells: readonly Cell[]): CellInWords {
  const shown = cells.find((cell) => !isSilent(cell)) ?? first
  const said = cellInWords(shown.kind === 'measured' ? { ...shown, kept: over(shown.kept, cells) } : shown)
  return { ...said, besides: lackingInWords(cells).filter((word) => word !== said.text) }
}

function areTwins(row: MapRow, other: MapRow): boolean {
  return row.cells.every((cell, column) => isAlike(cell, other.cells[column]))
}

function isAlike(cell: Cell, other: Cell | undefined): boolean {
  if (other === undefined || isSilent(cell) || isSilent(other)) return true
  if (cell.kind !== 'measured' || other.kind !== 'measured') return false
  return changeFrom(cell.kept, other.kept).kind === 'same'
}

function named(group: Group, rows: Rows): string {
  const settings = rows.map((row) => settingOf(group, row))
  if (settings.length <= most) return list(settings)
  const [common, having] = mostCommon(settings)
  const others = settings.filter((setting) => !having.includes(setting))
  if (having.length > most && others.length <= most) return list([...others, `${having.length} with ${common}`])
  return `${settings[0] ?? ''} and ${settings.length - 1} more`
}

/** The part of a setting that most have, and those that have it. */
function mostCommon(settings: readonly string[]): readonly [string, readonly string[]] {
  const having = new Map<string, readonly string[]>()
  for (const setting of settings) {
    for (const part of parts(setting)) having.set(part, [...(having.get(part) ?? []), setting])
  }
  const [first = ['', []] as const, ...rest] = having
  return rest.reduce((best, each) => (each[1].length > best[1].length ? each : best), first)
}

/** What can be typed apart: `huge_tree=true`, `--lifetime thread`. */
function parts(setting: string): readonly string[] {
  return setting.match(/--\S+ \S+|\S+/g) ?? []
}

/** Bytes of several rows, over all that they range. */
function over(kept: Kept, cells: readonly Cell[]): Kept {
  if (kept.kind !== 'something' || kept.heap === undefined) return kept
  const ranges = cells.flatMap((cell): Range[] =>
    cell.kind === 'measured' && cell.kept.kind === 'something' && cell.kept.heap !== undefined ? [cell.kept.heap] : [],
  )
  const heap = { low: Math.min(...ranges.map(({ low }) => low)), high: Math.max(...ranges.map(({ high }) => high)) }
  return { ...kept, heap }
}
