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
  const byRun = new Map(advice.map((each) => [each.run, each]))
  const map = growthMap(runs.filter(({ id }) => byRun.has(id)))
  const spoken = sectionsOf(map).flatMap(({ page, parser, groups }) =>
    map.columns.flatMap(({ name: column }, index) =>
      groups.flatMap(({ title, plain, others }) => {
        const cell = [plain, ...others].map(({ cells }) => cells[index]).find((each) => each?.kind === 'measured')
        const found = cell?.kind === 'measured' ? byRun.get(cell.run.id) : undefined
        return found === undefined ? [] : said({ page, parser, column }, title, found)
      }),
    ),
  )
  // First what is so of several kinds of input on one release, then what is so on several releases.
  const joined = merged(
    merged(spoken, ({ places, helps }) => [places, helps]),
    ({ places: [first], titles, helps }) => [first.page, first.parser, titles, helps],
  )
  const places = joined.flatMap((each) => each.places)
  return joined.map((each) => sentence(each, places))
}

function said(place: Place, title: string, advice: Advice): readonly Said[] {
  const { helps, isBounded } = whatHelps(advice)
  const recycling = isBounded ? undefined : advice.recycleAfter
  return helps.length === 0 && recycling === undefined ? [] : [{ places: [place], titles: [title], helps, recycling }]
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

function whatHelps({ bounding, lessening, idle }: Advice): Pick<Said, 'helps'> & { readonly isBounded: boolean } {
  const helps = [
    ...clause(inWords(bounding), ['keeps nothing', 'keep nothing']),
    ...clause(inWords(lessening), ['keeps less', 'keep less']),
    ...whatDoesNot(idle, [...bounding, ...lessening]),
  ]
  if (bounding.length > 0) return { helps, isBounded: true }
  return { helps: [...helps, ...(helps.length > 0 ? ['nothing that was tried bounds it'] : [])], isBounded: false }
}

function clause(words: readonly string[], [one, many]: readonly [string, string]): readonly string[] {
  return words.length === 0 ? [] : [`${list(words)} ${words.length === 1 ? one : many}`]
}

const kinds = ['lifetime', 'option', 'entry', 'lxml'] as const
const kindsInWords: Record<Difference['in'], string> = {
  lifetime: 'lifetime',
  option: 'option',
  entry: 'way in',
  lxml: 'release',
}

function inWords(differences: readonly Difference[]): readonly string[] {
  return kinds.flatMap((kind) => {
    const ofKind = differences.filter((each) => each.in === kind)
    const isMuch = kind !== 'lxml' && ofKind.length > 5
    return isMuch ? [`${ofKind.length} ${kindsInWords[kind]}s`] : ofKind.map(differenceInWords)
  })
}

/** What does not help is usually much: more than two of a kind are not named. */
function whatDoesNot(idle: readonly Difference[], helping: readonly Difference[]): readonly string[] {
  const ofKind = (kind: Difference['in']) => idle.filter((each) => each.in === kind)
  const named = kinds.filter((kind) => ofKind(kind).length <= 2).flatMap((kind) => inWords(ofKind(kind)))
  const unnamed = kinds
    .filter((kind) => ofKind(kind).length > 2)
    .map((kind) => `${isOther(kind, helping) ? 'other ' : ''}${kindsInWords[kind]}`)
  if (unnamed.length === 0) return clause(named, ['does not help', 'do not help'])
  const none = `${list(unnamed, 'or')} that was tried`
  if (named.length === 0) return [`no ${none} helps`]
  return [`${list(named)} ${named.length === 1 ? 'does not' : 'do not'} help, nor does any ${none}`]
}

/** The plain way in, and the release itself, are known to be none that help. */
function isOther(kind: Difference['in'], helping: readonly Difference[]): boolean {
  return kind === 'entry' || kind === 'lxml' || helping.some((each) => each.in === kind)
}

function differenceInWords(difference: Difference): string {
  switch (difference.in) {
    case 'lifetime':
      return lifetimeInWords(difference)
    case 'option':
      return optionInWords(difference.option, difference.value)
    case 'entry':
      return `--entry ${difference.entry} --as ${difference.as}`
    case 'lxml':
      return `lxml ${shorten(difference.lxml, 60)}`
  }
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
