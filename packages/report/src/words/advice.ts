import { type Advice, type Difference, formatSize, growthMap, type Range, recycleAt, type Run } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { sectionsOf } from '../map/section.ts'
import { grouped } from './count.ts'
import { list } from './list.ts'
import { optionInWords } from './setting.ts'
import { lifetimeInWords } from './subject.ts'

/**
 * Says what bounds that which grows, from what was measured beside it, and where nothing does, when to replace the process:
 * `Fresh tags: a parser in a thread that ends keeps nothing; 13 options change nothing.`
 *
 * Of many settings of one kind of input, the plainest that grows is spoken of.
 */
export function adviceInWords(advice: readonly Advice[], runs: readonly Run[]): readonly string[] {
  const advised = runs.flatMap((run) => {
    const of = advice.find(({ run: id }) => id === run.id)
    return of === undefined ? [] : [{ run, advice: of }]
  })
  const map = growthMap(advised.map(({ run }) => run))
  const said = new Map<string, Said>()
  for (const { page, parser, groups } of sectionsOf(map)) {
    for (const { title, plain, others } of groups) {
      for (const [column, { name }] of map.columns.entries()) {
        const cell = [plain, ...others].map(({ cells }) => cells[column]).find((each) => each?.kind === 'measured')
        const found = cell?.kind === 'measured' ? advised.find(({ run }) => run === cell.run) : undefined
        if (found === undefined) continue
        const { helps, isBounded } = whatHelps(found.advice)
        const { recycleAfter } = found.advice
        if (helps.length === 0 && recycleAfter === undefined) continue
        const key = JSON.stringify([page, parser, name, helps])
        const before = said.get(key)
        said.set(key, {
          place: { page, parser, column: name },
          titles: [...(before?.titles ?? []), title],
          helps,
          recycling: isBounded ? undefined : hull(before?.recycling, recycleAfter),
        })
      }
    }
  }
  const all = [...said.values()]
  return all.map((each) =>
    sentence(
      each,
      all.map(({ place }) => place),
    ),
  )
}

interface Place {
  readonly page: string
  readonly parser: string
  readonly column: string
}

interface Said {
  readonly place: Place
  readonly titles: readonly string[]
  readonly helps: readonly string[]
  readonly recycling: Range | undefined
}

function sentence({ place, titles, helps, recycling }: Said, places: readonly Place[]): string {
  const told = (['page', 'parser', 'column'] as const)
    .filter((part) => new Set(places.map((each) => each[part])).size > 1)
    .map((part) => shorten(place[part], 60))
  const which = `${list(titles)}${told.length === 0 ? '' : ` (${told.join(', ')})`}`
  const rest = [...helps, ...(recycling === undefined ? [] : [recycle(recycling)])].join('; ')
  return `${which.charAt(0).toUpperCase()}${which.slice(1)}: ${rest}.`
}

function whatHelps({ bounding, lessening, idle }: Advice): Pick<Said, 'helps'> & { readonly isBounded: boolean } {
  const helps = [
    ...clause(bounding, ['keeps nothing', 'keep nothing']),
    ...clause(lessening, ['keeps less', 'keep less']),
    ...clause(idle, ['does not help', 'do not help']),
  ]
  if (bounding.length > 0) return { helps, isBounded: true }
  const tried = lessening.length + idle.length > 0
  return { helps: [...helps, ...(tried ? ['nothing that was tried bounds it'] : [])], isBounded: false }
}

function clause(differences: readonly Difference[], [one, many]: readonly [string, string]): readonly string[] {
  const words = differencesInWords(differences)
  if (words.length === 0) return []
  return [`${list(words)} ${differences.length === 1 ? one : many}`]
}

/** More than these of one kind are counted, not named: what does not help is usually much. */
const most = 3

function differencesInWords(differences: readonly Difference[]): readonly string[] {
  const lifetimes = differences.flatMap((each) => (each.in === 'lifetime' ? [lifetimeInWords(each)] : []))
  const options = differences.flatMap((each) => (each.in === 'option' ? [each] : []))
  const ways = differences.flatMap((each) => (each.in === 'entry' ? [`--entry ${each.entry} --as ${each.as}`] : []))
  const releases = differences.flatMap((each) => (each.in === 'lxml' ? [`lxml ${shorten(each.lxml, 60)}`] : []))
  return [
    ...lifetimes,
    ...(options.length > most
      ? [`${new Set(options.map(({ option }) => option)).size} options`]
      : options.map(({ option, value }) => optionInWords(option, value))),
    ...(ways.length > most ? [`${ways.length} other ways in`] : ways),
    ...releases,
  ]
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
