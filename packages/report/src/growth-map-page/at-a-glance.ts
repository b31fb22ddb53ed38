import type { Cell, MapRow } from '@plateau/core'
import { isSilent, standing } from '../map/lacking.ts'
import type { Group } from '../map/section.ts'
import { twinsIn } from '../map/twins.ts'
import { grouped } from '../words/count.ts'
import { list } from '../words/list.ts'
import { cellOfAName } from './kept-of-a-name.ts'
import { headingOf, type MeasuredMap } from './measured-map.ts'
import { type Release, releaseHeadWithLibxml2 } from './release.ts'
import { settingInPython } from './setting-in-python.ts'
import { escaped, table } from './table.ts'

/** What is kept of each kind of input by the plain parser, and by an option where the plain one keeps nothing. */
export function atAGlance(map: MeasuredMap): readonly string[] {
  const { sections, releases } = map
  return [
    'By one parser for all pages: names kept of each fresh name, and bytes held for it; or of each page where nothing is ' +
      'fresh. Bytes that grow in steps are a range.',
    ...sections.flatMap((section) => {
      const kept = section.groups.map((group) => ({ group, rows: rowsOf(group, releases) }))
      const rows = kept.flatMap((each) => each.rows)
      const head = ['', ...releases.map(releaseHeadWithLibxml2)]
      return [
        `### ${escaped(headingOf(section, map))}`,
        ...(rows.length === 0 ? [] : [table(head, rows)]),
        ...nothing(kept.flatMap((each) => (each.rows.length === 0 ? [each.group] : []))),
      ]
    }),
  ]
}

function rowsOf(group: Group, releases: readonly Release[]): readonly (readonly string[])[] {
  const isClear = group.plain.cells.every((cell) => ['nothing', 'not measured', 'absent'].includes(standing(cell)))
  if (!isClear) return [[group.title, ...cells([group.plain], releases)]]
  const keeping = group.others.filter(({ cells: ofRow }) => ofRow.some((cell) => standing(cell) === 'something'))
  return twinsIn(keeping).map((rows) => [`${group.title}, with ${named(group, rows)}`, ...cells(rows, releases)])
}

/** More than these are counted, not named. */
const most = 3

function named(group: Group, rows: readonly MapRow[]): string {
  const settings = rows.map((row) => settingInPython(group, row))
  return settings.length > most ? `${settings.length} settings` : list(settings, 'or')
}

/** What rows that contradict one another nowhere say together. */
function cells(rows: readonly MapRow[], releases: readonly Release[]): readonly string[] {
  return releases.map(({ column }) => {
    const told = rows.find(({ cells: ofRow }) => isTold(ofRow[column])) ?? rows[0]
    return told === undefined ? '-' : cellOfAName(told.cells[column], told.freshPerInput)
  })
}

function isTold(cell: Cell | undefined): boolean {
  return cell !== undefined && !isSilent(cell)
}

function nothing(groups: readonly Group[]): readonly string[] {
  if (groups.length === 0) return []
  const all = groups.flatMap(({ plain, others }) =>
    [plain, ...others].flatMap(({ cells: ofRow }) => ofRow.map(standing)),
  )
  const measured = all.filter((kind) => kind !== 'absent' && kind !== 'not measured')
  const silent = measured.filter((kind) => kind !== 'nothing').length
  const kinds = list(
    groups.map(({ title }) => title),
    'or',
  )
  const isVaried = groups.some(({ others }) => others.length > 0)
  const runs = `${grouped(measured.length)} runs`
  const besides =
    silent === 0 ? ` (${runs})` : ` (${runs}, of which ${grouped(silent)} were refused, failed or undecided)`
  return [escaped(`${isVaried ? 'Whatever the setting, nothing' : 'Nothing'} is kept of ${kinds}${besides}.`)]
}
