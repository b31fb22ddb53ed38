import { type Cell, changeFrom, type MapRow } from '@plateau/core'
import { isSilent } from '../map/lacking.ts'
import type { Group, Section } from '../map/section.ts'
import { list } from '../words/list.ts'
import { combinedInWords } from './combined.ts'
import { cellOfAName } from './kept-of-a-name.ts'
import { headingOf, type MeasuredMap } from './measured-map.ts'
import { type Release, releaseHead } from './release.ts'
import { type SettingKind, settingInPython, settingKind } from './setting-in-python.ts'
import { escaped, table } from './table.ts'

/** The settings that change what is kept on some release, then in a sentence those that do not. */
export function whatChangesIt(map: MeasuredMap): readonly string[] {
  return map.sections.flatMap((section) => {
    const lines = joined(section.groups.flatMap((group) => linesOf(group, map.releases)))
    const said = [...idleInWords(section), ...combinedInWords(section)]
    if (lines.length === 0 && said.length === 0) return []
    const rows = lines.map(({ settings, titles, cells }) => [list(settings), list(titles), ...cells])
    return [
      `### ${escaped(headingOf(section, map))}`,
      ...(rows.length === 0 ? [] : [table(['with', 'what is kept of', ...map.releases.map(releaseHead)], rows)]),
      ...said.map(escaped),
    ]
  })
}

interface Line {
  readonly settings: readonly string[]
  readonly titles: readonly string[]
  readonly cells: readonly string[]
}

function linesOf(group: Group, releases: readonly Release[]): readonly Line[] {
  return group.others
    .filter((row) => settingKind(group, row) !== 'several' && changes(group.plain, row))
    .map((row) => ({
      settings: [settingInPython(group, row)],
      titles: [group.title],
      cells: releases.map(({ column }) => besides(group.plain.cells[column], row.cells[column], row.freshPerInput)),
    }))
}

/** Whether anything that can be compared is more or less than with the plain parser. */
function changes(plain: MapRow, row: MapRow): boolean {
  return row.cells.some((cell, column) => {
    const change = changeIn(plain.cells[column], cell)
    return change === 'less' || change === 'more'
  })
}

function changeIn(plain: Cell | undefined, cell: Cell | undefined) {
  if (plain?.kind !== 'measured' || cell?.kind !== 'measured') return undefined
  return changeFrom(plain.kept, cell.kept).kind
}

function besides(plain: Cell | undefined, cell: Cell | undefined, freshPerInput: number): string {
  return changeIn(plain, cell) === 'same' ? 'no change' : cellOfAName(cell, freshPerInput)
}

/** Lines that agree in every cell are one: first those of one setting, then those of the same kinds of input. */
function joined(lines: readonly Line[]): readonly Line[] {
  const bySetting = merged(lines, ({ settings, cells }) => [settings, cells])
  return merged(bySetting, ({ titles, cells }) => [titles, cells])
}

function merged(lines: readonly Line[], keyOf: (line: Line) => unknown): readonly Line[] {
  const found = new Map<string, Line>()
  for (const line of lines) {
    const key = JSON.stringify(keyOf(line))
    const before = found.get(key) ?? { settings: [], titles: [] }
    found.set(key, {
      settings: [...new Set([...before.settings, ...line.settings])],
      titles: [...new Set([...before.titles, ...line.titles])],
      cells: line.cells,
    })
  }
  return [...found.values()]
}

/** What was held against the plain parser somewhere and changed nothing anywhere. */
function idleInWords(section: Section): readonly string[] {
  const tried = new Map<string, SettingKind>()
  const changing = new Set<string>()
  for (const group of section.groups) {
    for (const row of group.others) {
      const setting = settingInPython(group, row)
      const isCompared = row.cells.some(
        (cell, column) => !isSilent(cell) && changeIn(group.plain.cells[column], cell) !== undefined,
      )
      if (isCompared) tried.set(setting, settingKind(group, row))
      if (changes(group.plain, row)) changing.add(setting)
    }
  }
  const idle = [...tried].filter(([setting]) => !changing.has(setting))
  const ofKind = (kind: SettingKind) => idle.filter(([, of]) => of === kind).map(([setting]) => setting)
  const said = [
    ...ofKind('lifetime'),
    ...counted(ofKind('option'), 'option', 'options'),
    ...counted(ofKind('entry'), 'way in', 'ways in'),
  ]
  return said.length === 0 ? [] : [`No change on any release with ${list(said, 'or')}.`]
}

function counted(settings: readonly string[], one: string, many: string): readonly string[] {
  if (settings.length === 0) return []
  return [`${settings.length === 1 ? `one ${one}` : `${settings.length} ${many}`} (${settings.join(', ')})`]
}
