import type { Column, MapRow } from '@plateau/core'
import { count, grouped } from '../words/count.ts'
import { list } from '../words/list.ts'
import { type CellInWords, cellInWords } from './cell-in-words.ts'
import { alikeInWords, keepsAsMuch } from './as-above.ts'
import { isSilent, standing } from './lacking.ts'
import { type Group, type Section, settingOf } from './section.ts'
import { twinsIn, twinsInWords } from './twins.ts'

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
  readonly dull: readonly Group[]
}

/**
 * Folds a section to what there is to see: for each kind of input its plain row, how many settings keep the same, and
 * those that do not, rows that agree in every cell in one.
 */
export function foldedLines({ groups }: Section, columns: readonly Column[]): SectionLines {
  const measured = columns.map((_, column) => groups.some((group) => all(group).some(hasRun(column))))
  const dull = groups.filter((group) => keepsNothing(group, measured))
  return {
    lines: groups.filter((group) => !dull.includes(group)).flatMap(folded),
    dull,
  }
}

/** Every row of a section, as it was measured. */
export function wholeLines({ groups }: Section): readonly MapLine[] {
  return groups.flatMap((group) => [
    plainLine(group),
    ...group.others.map((row) => ({ label: settingOf(group, row), below: true, cells: row.cells.map(cellInWords) })),
  ])
}

/** Names kinds of input that keep nothing, and how much of that is not known; undefined where there are none. */
export function dullInWords(dull: readonly Group[]): string | undefined {
  if (dull.length === 0) return undefined
  const isVaried = dull.some(({ others }) => others.length > 0)
  const cells = dull.flatMap((group) => all(group).flatMap((row) => row.cells))
  const open = (['refused', 'undecided'] as const).flatMap((kind) => {
    const many = cells.filter((cell) => standing(cell) === kind).length
    return many === 0 ? [] : [`${grouped(many)} ${kind}`]
  })
  const besides = open.length === 0 ? '' : ` (of ${count(cells.length, 'cell')}, ${list(open)})`
  const titles = list(
    dull.map(({ title }) => title),
    'or',
  )
  return `Nothing is kept${isVaried ? ', whatever the setting,' : ''} with ${titles}${besides}.`
}

function folded(group: Group): readonly MapLine[] {
  const alike = group.others.filter((row) => keepsAsMuch(group.plain, row))
  const others = group.others.filter((row) => !alike.includes(row))
  return [
    plainLine(group),
    ...(alike.length === 0 ? [] : [{ below: true, ...alikeInWords(group, alike) }]),
    ...twinsIn(others).map((twins) => ({ below: true, ...twinsInWords(group, twins) })),
  ]
}

function plainLine({ title, plain }: Group): MapLine {
  return { label: title, below: false, cells: plain.cells.map(cellInWords) }
}

/** By default on every release that was measured, and with whatever else was tried, as far as that can be told. */
function keepsNothing({ plain, others }: Group, measured: readonly boolean[]): boolean {
  return (
    plain.cells.every((cell, column) => standing(cell) === 'nothing' || measured[column] !== true) &&
    others.every(({ cells }) => cells.every((cell) => isSilent(cell) || standing(cell) === 'nothing'))
  )
}

function all({ plain, others }: Group): readonly MapRow[] {
  return [plain, ...others]
}

function hasRun(column: number): (row: MapRow) => boolean {
  return ({ cells }) => cells[column]?.kind === 'measured'
}
