import { type Advice, formatSize, type Range, recycleAt } from '@plateau/core'
import { standing } from '../map/lacking.ts'
import type { Group, Section } from '../map/section.ts'
import { grouped } from '../words/count.ts'
import { list } from '../words/list.ts'
import { besides, helpInWords, helpOf, inCommon } from './help-in-words.ts'
import { adviceOn, growingOn, headingOf, type MeasuredMap } from './measured-map.ts'
import { type Release, releasesInWords } from './release.ts'
import { bullets, escaped } from './table.ts'

/** What bounds that which grows on each release, from what was measured on it and on the others. */
export function whatToDo(map: MeasuredMap): readonly string[] {
  const byText = new Map<string, readonly Release[]>()
  for (const release of map.releases) {
    const text = bullets(map.sections.flatMap((section) => onRelease(section, release, map)))
    if (text !== '') byText.set(text, [...(byText.get(text) ?? []), release])
  }
  return [...byText].flatMap(([text, releases]) => [`### On ${escaped(releasesInWords(releases))}`, text])
}

interface Advised {
  readonly group: Group
  readonly advice: Advice
}

function onRelease(section: Section, release: Release, map: MeasuredMap): readonly string[] {
  const heading = headingOf(section, map)
  const growing = growingOn(section, release)
  if (growing.length === 0)
    return keepsNothing(section, release) ? [`${heading}: nothing is kept, nothing is to do.`] : []
  const advised = growing.flatMap((group): readonly Advised[] => {
    const advice = adviceOn(group, release, map)
    return advice === undefined ? [] : [{ group, advice }]
  })
  const common = inCommon(advised.map(({ advice }) => helpOf(advice)))
  const own = joined(advised, ({ group, advice }) => [
    ...helpInWords(besides(helpOf(advice), common)),
    ...recycling(group, advice),
  ])
  const elsewhere = joined(advised, ({ advice }) => otherReleases(advice))
  const all = helpInWords(common)
  return [
    ...(all.length === 0 ? [] : [`${heading}: ${all.join(' ')}`]),
    ...[...own, ...elsewhere].map((text) => `${heading}, ${text}`),
  ]
}

/** The same sentences of several kinds of input, once, after what they are about. */
function joined(advised: readonly Advised[], say: (each: Advised) => readonly string[]): readonly string[] {
  const found = new Map<string, readonly Advised[]>()
  for (const each of advised) {
    const text = say(each).join(' ')
    if (text !== '') found.set(text, [...(found.get(text) ?? []), each])
  }
  return [...found].map(([text, ofText]) => `${list(ofText.map(({ group }) => group.title))}: ${text}`)
}

/** Where nothing on the release itself bounds it. */
function recycling({ plain }: Group, advice: Advice): readonly string[] {
  if (helpOf(advice).bounding.length > 0 || advice.recycleAfter === undefined) return []
  return [recycle(advice.recycleAfter, plain.freshPerInput)]
}

function recycle({ low, high }: Range, freshPerInput: number): string {
  const pages = [...new Set([low, high].map((each) => grouped(Number(each.toPrecision(2)))))].join(' to ')
  const each = freshPerInput === 0 ? '' : ` with ${grouped(freshPerInput)} of them each`
  return `Replace the process before it has parsed ${pages} pages${each}: it then holds ${formatSize(recycleAt)} more.`
}

function otherReleases({ bounding }: Advice): readonly string[] {
  const releases = bounding.flatMap((each) => (each.in === 'lxml' ? [{ name: each.lxml }] : []))
  return releases.length === 0 ? [] : [`Nothing is kept on ${releasesInWords(releases)}.`]
}

function keepsNothing({ groups }: Section, { column }: Release): boolean {
  const kinds = groups.flatMap(({ plain }) => plain.cells[column] ?? []).map(standing)
  return kinds.includes('nothing') && kinds.every((kind) => kind === 'nothing' || kind === 'not measured')
}
