import type { GrowthMap, Kept, MapRow } from '@plateau/core'
import { releasesInWords } from '../../growth-map-page/release.ts'
import { type Group, type Section, sectionsOf } from '../../map/section.ts'
import { standing } from '../../map/lacking.ts'
import { shorten } from '../../safe/shorten.ts'
import { amount } from '../../words/amount.ts'
import { count } from '../../words/count.ts'
import { list } from '../../words/list.ts'

/** What grows on which releases where nothing is set, one sentence a page and parser, and what could not be told. */
export function mapInWords(map: GrowthMap): readonly string[] {
  const sections = sectionsOf(map)
  const said = sections.map((section) => {
    const where = sections.length === 1 ? 'Memory' : `${nameOf(section, sections)}: memory`
    return `${where} ${growth(section, map)}.`
  })
  return said.length === 0 ? ['Nothing was measured.'] : [...said, ...open(map)]
}

/** By how much a page, on the last release where it grows; what holds most comes first. */
export function grownInMap(map: GrowthMap): readonly string[] {
  const sections = sectionsOf(map)
  const grown = sections.flatMap((section) =>
    section.groups.flatMap(({ title, plain }) => {
      const column = lastGrowing(plain)
      const kept = column === undefined ? undefined : keptAt(plain, column)
      if (column === undefined || kept?.kind !== 'something') return []
      const where = sections.length === 1 ? '' : `${nameOf(section, sections)}, `
      const on = releasesInWords([{ name: shorten(map.columns[column]?.name ?? '', 60) }])
      return [{ text: `${where}${title}: ${rates(kept)} a page on ${on}.`, most: kept.heap?.high ?? 0 }]
    }),
  )
  return grown.toSorted((a, b) => b.most - a.most).map(({ text }) => text)
}

function growth({ groups }: Section, { columns }: GrowthMap): string {
  const byReleases = new Map<string, readonly string[]>()
  for (const { title, plain } of groups) {
    const names = columns.flatMap(({ name }, column) =>
      keptAt(plain, column)?.kind === 'something' ? [{ name: shorten(name, 60) }] : [],
    )
    const on = releasesInWords(names)
    if (on !== '') byReleases.set(on, [...(byReleases.get(on) ?? []), title])
  }
  const grows = [...byReleases].map(([on, titles]) => `with ${list(titles)} on ${on}`)
  const bySetting = groups.filter((group) => lastGrowing(group.plain) === undefined && growsBySetting(group))
  const settings = bySetting.length === 0 ? '' : `under some settings with ${list(bySetting.map(({ title }) => title))}`
  const said = [...grows, ...(settings === '' ? [] : [settings])]
  if (said.length > 0) return `grows ${said.join('; ')}`
  const isCleared = groups.some(({ plain, others }) => [plain, ...others].some(hasCleared))
  return isCleared ? 'does not grow with anything that was tried' : 'could not be judged'
}

function open({ rows }: GrowthMap): readonly string[] {
  const cells = rows.flatMap((row) => row.cells.map(standing))
  const told = (['failed', 'undecided'] as const).flatMap((kind) => {
    const many = cells.filter((cell) => cell === kind).length
    return many === 0 ? [] : [`${count(many, 'run')} ${kind}`]
  })
  return told.length === 0 ? [] : [`Beside that: ${list(told)}.`]
}

/** A page is named where there are several, and so is a parser. */
function nameOf({ page, parser }: Section, sections: readonly Section[]): string {
  const parts = [
    ...(new Set(sections.map((section) => section.page)).size > 1 ? [page] : []),
    ...(new Set(sections.map((section) => section.parser)).size > 1 ? [parser] : []),
  ]
  return parts.join(', ')
}

function growsBySetting({ others }: Group): boolean {
  return others.some((row) => lastGrowing(row) !== undefined)
}

function hasCleared({ cells }: MapRow): boolean {
  return cells.some((cell) => standing(cell) === 'nothing')
}

function lastGrowing(row: MapRow): number | undefined {
  const column = row.cells.findLastIndex((cell) => standing(cell) === 'something')
  return column < 0 ? undefined : column
}

function keptAt({ cells }: MapRow, column: number): Kept | undefined {
  const cell = cells[column]
  return cell?.kind === 'measured' ? cell.kept : undefined
}

function rates({ names, heap }: Extract<Kept, { kind: 'something' }>): string {
  return list([
    ...(names === undefined || names.high === 0 ? [] : [amount(names, 'names')]),
    ...(heap === undefined || heap.high === 0 ? [] : [amount(heap, 'B')]),
  ])
}
