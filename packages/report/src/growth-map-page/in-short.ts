import { type Difference, type Lifetime, lifetimes } from '@plateau/core'
import type { Section } from '../map/section.ts'
import { list } from '../words/list.ts'
import { lifetimeInWords } from '../words/subject.ts'
import { adviceFor, boundedBy } from './bounded-by.ts'
import { helpOf, inCommon } from './help-in-words.ts'
import { growingOn, headingOf, type MeasuredMap } from './measured-map.ts'
import { type Release, releasesInWords } from './release.ts'
import { bullets } from './table.ts'

/** What each parser keeps on which releases, and what bounds it, in a few sentences. */
export function inShort(map: MeasuredMap): readonly string[] {
  return [bullets(map.sections.map((section) => `${headingOf(section, map)} ${sentences(section, map).join(' ')}`))]
}

function sentences(section: Section, map: MeasuredMap): readonly string[] {
  const kept = new Map<string, readonly string[]>()
  for (const group of section.groups) {
    const on = releases(map, (release) => growingOn(section, release).includes(group))
    if (on !== '') kept.set(on, [...(kept.get(on) ?? []), group.title])
  }
  if (kept.size === 0) return ['keeps nothing of what was tried on it, by itself.']
  return [
    `keeps ${[...kept].map(([on, titles]) => `${list(titles)} on ${on}`).join('; ')}.`,
    ...lifetimes.flatMap((lifetime) => bounds(lifetime, section, map)),
    ...noOption(section, map),
  ]
}

function bounds(lifetime: Lifetime, section: Section, map: MeasuredMap): readonly string[] {
  const bounded = boundedBy(lifetime, section, map)
  if (bounded.length === 0) return []
  const words = lifetimeInWords({ lifetime })
  const on = releases(map, (release) => bounded.includes(release))
  return [`${words.charAt(0).toUpperCase()}${words.slice(1)} keeps nothing of that, on ${on}.`]
}

/** Said only where options were tried on every release where something is kept. */
function noOption(section: Section, map: MeasuredMap): readonly string[] {
  const onReleases = map.releases.map((release) => adviceFor(section, release, map)).filter(({ length }) => length > 0)
  const isTried = onReleases.every((all) => all.some(({ idle }) => idle.some(isOption)))
  if (onReleases.length === 0 || !isTried) return []
  const all = onReleases.flat()
  if (!all.some(({ bounding, lessening, open }) => [...bounding, ...lessening, ...open].some(isOption))) {
    return ['No option that was measured changes that.']
  }
  const boundsAll = onReleases.some((advice) => inCommon(advice.map(helpOf)).bounding.some(isOption))
  return boundsAll ? [] : ['No option that was measured bounds all of it.']
}

function isOption({ in: kind }: Difference): boolean {
  return kind === 'option'
}

function releases({ releases: all }: MeasuredMap, isSo: (release: Release) => boolean): string {
  const some = all.filter(isSo)
  return some.length === all.length && all.length > 1 ? 'every release that was measured' : releasesInWords(some)
}
