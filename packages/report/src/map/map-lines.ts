import { type Cell, changeFrom, type Column, type MapRow } from '@plateau/core'
import { count } from '../words/count.ts'
import { list } from '../words/list.ts'
import { type CellInWords, cellInWords } from './cell-in-words.ts'
import { type Group, type Section, settingOf } from './section.ts'

/** One line of a map, as a table shows it. */
export interface MapLine {
  readonly label: string
  /** Whether it is about a setting, below the plain row that it is held against. */
  readonly below: boolean
  readonly cells: readonly CellInWords[]
}

export interface SectionLines {
  readonly lines: readonly MapLine[]
  /** What keeps nothing on any release, whatever the setting: too dull for a line each. */
  readonly dull: readonly string[]
  /** Whether more than the plain row was tried of what keeps nothing. */
  readonly varied: boolean
}

/**
 * Folds a section to what there is to see: for each kind of input its plain row, how many settings keep the same, and
 * those that do not.
 */
export function foldedLines({ groups }: Section, columns: readonly Column[]): SectionLines {
  const measured = columns.map((_, column) => groups.some((group) => all(group).some(hasRun(column))))
  const dull = groups.filter((group) => keepsNothing(group, measured))
  return {
    lines: groups.filter((group) => !dull.includes(group)).flatMap((group) => folded(group, columns)),
    dull: dull.map(({ title }) => title),
    varied: dull.some(({ others }) => others.length > 0),
  }
}

/** Every row of a section, as it was measured. */
export function wholeLines({ groups }: Section): readonly MapLine[] {
  return groups.flatMap((group) => [plainLine(group), ...group.others.map((row) => settingLine(group, row))])
}

/** Names kinds of input that keep nothing; undefined where there are none. */
export function dullInWords({ dull, varied }: SectionLines): string | undefined {
  return dull.length === 0
    ? undefined
    : `Nothing is kept${varied ? ', whatever the setting,' : ''} with ${list(dull, 'or')}.`
}

function folded(group: Group, columns: readonly Column[]): readonly MapLine[] {
  const alike = group.others.filter((row) => keepsAsMuch(group.plain, row))
  const others = group.others.filter((row) => !alike.includes(row))
  return [
    plainLine(group),
    ...(alike.length === 0
      ? []
      : [{ label: `${counted(group, alike)}: as above`, below: true, cells: gaps(alike, columns) }]),
    ...others.map((row) => settingLine(group, row)),
  ]
}

function plainLine({ title, plain }: Group): MapLine {
  return { label: title, below: false, cells: plain.cells.map(cellInWords) }
}

function settingLine(group: Group, row: MapRow): MapLine {
  return { label: settingOf(group, row), below: true, cells: row.cells.map(cellInWords) }
}

/** Held against the plain row wherever both were measured; a figure without one to hold it against is one to show. */
function keepsAsMuch(plain: MapRow, row: MapRow): boolean {
  return row.cells.every((cell, column) => {
    if (cell.kind !== 'measured') return true
    const other = plain.cells[column]
    return other?.kind === 'measured' && changeFrom(other.kept, cell.kept).kind === 'same'
  })
}

function counted(group: Group, rows: readonly MapRow[]): string {
  const [only] = rows
  if (only !== undefined && rows.length === 1) return settingOf(group, only)
  const kinds = { option: 0, lifetime: 0, 'way in': 0 }
  for (const row of rows) kinds[kindOf(group, row)] += 1
  const { option, lifetime, 'way in': ways } = kinds
  return list([
    ...(option === 0 ? [] : [count(option, 'setting')]),
    ...(lifetime === 0 ? [] : [count(lifetime, 'lifetime')]),
    ...(ways === 0 ? [] : [ways === 1 ? '1 way in' : `${ways} ways in`]),
  ])
}

function kindOf({ plain }: Group, { subject }: MapRow): 'option' | 'lifetime' | 'way in' {
  if (subject.kind === 'callable' || plain.subject.kind === 'callable') return 'option'
  if (subject.entry !== plain.subject.entry || subject.as !== plain.subject.as) return 'way in'
  return subject.lifetime === plain.subject.lifetime ? 'option' : 'lifetime'
}

/** What of folded rows is not as above, because it is not there: `4 absent`. */
function gaps(rows: readonly MapRow[], columns: readonly Column[]): readonly CellInWords[] {
  return columns.map((_, column) => {
    const lacking = (kind: Cell['kind']) => rows.filter((row) => row.cells[column]?.kind === kind).length
    const said = [
      ...(lacking('absent') === 0 ? [] : [`${lacking('absent')} absent`]),
      ...(lacking('not measured') === 0
        ? []
        : [lacking('not measured') === rows.length ? '-' : `${lacking('not measured')} -`]),
    ]
    return { text: said.join(', ') }
  })
}

function keepsNothing(group: Group, measured: readonly boolean[]): boolean {
  return (
    all(group).every((row) => row.cells.every((cell) => cell.kind !== 'measured' || cell.kept.kind === 'nothing')) &&
    group.plain.cells.every((cell, column) => cell.kind === 'measured' || measured[column] !== true)
  )
}

function all({ plain, others }: Group): readonly MapRow[] {
  return [plain, ...others]
}

function hasRun(column: number): (row: MapRow) => boolean {
  return ({ cells }) => cells[column]?.kind === 'measured'
}
