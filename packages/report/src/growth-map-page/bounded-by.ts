import type { Advice, Difference, Lifetime } from '@plateau/core'
import type { Section } from '../map/section.ts'
import { adviceOn, growingOn, type MeasuredMap } from './measured-map.ts'
import type { Release } from './release.ts'

/** The releases on which a parser keeps something, and with that lifetime nothing of it all. */
export function boundedBy(lifetime: Lifetime, section: Section, map: MeasuredMap): readonly Release[] {
  return map.releases.filter((release) => {
    const advice = adviceFor(section, release, map)
    return (
      advice.length > 0 &&
      advice.every(({ bounding }) => bounding.some((each) => each.in === 'lifetime' && each.lifetime === lifetime))
    )
  })
}

/** The advice for each kind of input of which something is kept on a release. */
export function adviceFor(section: Section, release: Release, map: MeasuredMap): readonly Advice[] {
  return growingOn(section, release).flatMap((group) => adviceOn(group, release, map) ?? [])
}

/** One thing that differs, releases apart. */
export type InSetting = Exclude<Difference, { in: 'lxml' }>

export function settingsOf(differences: readonly Difference[]): readonly InSetting[] {
  return differences.filter((each): each is InSetting => each.in !== 'lxml')
}
