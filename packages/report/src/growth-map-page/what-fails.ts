import { failuresInWords } from '../map/reasons.ts'
import { shorten } from '../safe/shorten.ts'
import { count, grouped } from '../words/count.ts'
import { list } from '../words/list.ts'
import { headingOf, type MeasuredMap } from './measured-map.ts'
import { type Release, releasesInWords } from './release.ts'
import { settingInPython } from './setting-in-python.ts'
import { bullets } from './table.ts'

/** What failed on the way, what was refused, and which releases were not measured, each with why. */
export function whatFails(map: MeasuredMap): readonly string[] {
  const broken = brokenIn(map)
  const ofKind = (kind: Broken['kind']) => broken.filter((each) => each.kind === kind).map(inWords)
  const releases = failuresInWords({ rows: [], columns: map.result.columns ?? [] })
  return [
    ...listed('This fails:', ofKind('failed')),
    ...listed('This is refused, with an error on the page itself or on the first input:', ofKind('refused')),
    ...listed('Of these releases there is nothing, or not all:', releases),
  ]
}

function listed(said: string, texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [said, bullets(texts)]
}

/** Runs that broke for the same reason. */
interface Broken {
  readonly kind: 'failed' | 'refused'
  readonly heading: string
  readonly because: string
  readonly settings: readonly string[]
  readonly titles: readonly string[]
  /** How many kinds of input there are. */
  readonly among: number
  readonly releases: readonly Release[]
  readonly inputs: readonly number[]
}

function brokenIn(map: MeasuredMap): readonly Broken[] {
  const found = new Map<string, Broken>()
  for (const section of map.sections) {
    const heading = headingOf(section, map)
    for (const group of section.groups) {
      for (const row of [group.plain, ...group.others]) {
        for (const release of map.releases) {
          const cell = row.cells[release.column]
          if (cell?.kind !== 'measured' || (cell.kept.kind !== 'failed' && cell.kept.kind !== 'refused')) continue
          const { kind, because } = cell.kept
          const setting = settingInPython(group, row)
          const one = {
            kind,
            heading,
            because,
            settings: [setting === '' ? 'no option set' : setting],
            titles: [group.title],
            among: section.groups.length,
            releases: [release],
            inputs: kind === 'failed' ? [cell.kept.atInput] : [],
          }
          // The same reason for another name or at another place is the same reason.
          const key = `${heading} ${kind} ${because.slice(0, 40).replace(/\d+/g, '#')}`
          found.set(key, both(found.get(key) ?? one, one))
        }
      }
    }
  }
  return [...found.values()]
}

function both(one: Broken, other: Broken): Broken {
  return {
    ...one,
    settings: [...new Set([...one.settings, ...other.settings])],
    titles: [...new Set([...one.titles, ...other.titles])],
    releases: [...new Set([...one.releases, ...other.releases])],
    inputs: [...one.inputs, ...other.inputs],
  }
}

/** More than these are counted, not named. */
const most = 4

function inWords({ heading, because, settings, titles, among, releases, inputs }: Broken): string {
  const which = settings.length > most ? count(settings.length, 'setting') : list(settings, 'or')
  const many = titles.length === among ? 'any input' : `${grouped(titles.length)} kinds of input`
  const given = titles.length > most ? many : list(titles)
  return `${heading}, ${which}, given ${given}, on ${releasesInWords(releases)}: ${shorten(because, 160)}${at(inputs)}`
}

function at(inputs: readonly number[]): string {
  if (inputs.length === 0) return ''
  const ends = [Math.min(...inputs), Math.max(...inputs)]
  if (ends[1] === 0) return ', on the page itself'
  return `, at input ${[...new Set(ends.map(grouped))].join(' to ')}`
}
