import { type Advice, formatSize, growthMap, type Range, recycleAt, type Run } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { sectionsOf, settingOf } from '../map/section.ts'
import { grouped } from './count.ts'
import { list } from './list.ts'
import { whatHelps } from './what-helps.ts'

/**
 * Says what bounds that which grows, from what was measured beside it, and where nothing does, when to replace the process:
 * `Fresh tags: a parser in a thread that ends keeps nothing; 13 options change nothing.`
 *
 * Of many settings of one kind of input, the plainest that grows is spoken of.
 */
export function adviceInWords(advice: readonly Advice[], runs: readonly Run[]): readonly string[] {
  const byRun = new Map(advice.map((each) => [each.run, each]))
  const map = growthMap(runs)
  const sections = sectionsOf(map)
  const spoken = sections.flatMap(({ page, parser, groups }) =>
    map.columns.flatMap(({ name: column }, index) =>
      groups.flatMap((group) => {
        const [first] = [group.plain, ...group.others].flatMap((row) => {
          const cell = row.cells[index]
          const found = cell?.kind === 'measured' ? byRun.get(cell.run.id) : undefined
          return found === undefined ? [] : [{ row, found }]
        })
        if (first === undefined) return []
        const setting = first.row === group.plain ? '' : `, ${settingOf(group, first.row)}`
        return said({ page, parser, column }, `${group.title}${setting}`, first.found)
      }),
    ),
  )
  // First what is so of several kinds of input on one release, then what is so on several releases.
  const joined = merged(
    merged(spoken, ({ places, helps, recycling }) => [places, helps, magnitude(recycling)]),
    ({ places: [first], titles, helps, recycling }) => [first.page, first.parser, titles, helps, magnitude(recycling)],
  )
  const places = sections.flatMap(({ page, parser }) => map.columns.map(({ name }) => ({ page, parser, column: name })))
  return joined.map((each) => sentence(each, places))
}

function said(place: Place, title: string, advice: Advice): readonly Said[] {
  const { helps, isBounded } = whatHelps(advice)
  const recycling = isBounded ? undefined : advice.recycleAfter
  return helps.length === 0 && recycling === undefined ? [] : [{ places: [place], titles: [title], helps, recycling }]
}

/** Ranges that lie far apart are no one's advice when they are joined. */
function magnitude(range: Range | undefined): number | undefined {
  return range === undefined ? undefined : Math.floor(Math.log10(range.low))
}

function merged(all: readonly Said[], keyOf: (said: Said) => unknown): readonly Said[] {
  const found = new Map<string, Said>()
  for (const each of all) {
    const key = JSON.stringify(keyOf(each))
    const before = found.get(key)
    found.set(key, before === undefined ? each : both(before, each))
  }
  return [...found.values()]
}

function both(one: Said, other: Said): Said {
  const [first, ...rest] = one.places
  const places = [...rest, ...other.places].filter(({ column }) => column !== first.column)
  return {
    places: [first, ...places],
    titles: [...new Set([...one.titles, ...other.titles])],
    helps: one.helps,
    recycling: hull(one.recycling, other.recycling),
  }
}

interface Place {
  readonly page: string
  readonly parser: string
  readonly column: string
}

interface Said {
  readonly places: readonly [Place, ...Place[]]
  readonly titles: readonly string[]
  readonly helps: readonly string[]
  readonly recycling: Range | undefined
}

function sentence({ places, titles, helps, recycling }: Said, all: readonly Place[]): string {
  const told = (['page', 'parser', 'column'] as const)
    .filter((part) => new Set(all.map((each) => each[part])).size > 1)
    .map((part) => [...new Set(places.map((place) => shorten(place[part], 60)))].join(', '))
  const which = `${list(titles)}${told.length === 0 ? '' : ` (${told.join(', ')})`}`
  const rest = [...helps, ...(recycling === undefined ? [] : [recycle(recycling)])].join('; ')
  return `${which.charAt(0).toUpperCase()}${which.slice(1)}: ${rest}.`
}

function recycle({ low, high }: Range): string {
  const pages = low === high ? [low] : [low, high]
  const after = pages.map((each) => grouped(Number(each.toPrecision(2)))).join(' to ')
  return `the process holds ${formatSize(recycleAt)} more after ${after} pages of this kind: replace it before`
}

function hull(one: Range | undefined, other: Range | undefined): Range | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }
}
