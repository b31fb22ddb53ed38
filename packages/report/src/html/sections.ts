import type { PageSection, Reported, SectionMaker } from './page-section.ts'

/** In the order of the page. */
const makers: readonly SectionMaker[] = []

/** Everything that there is to show of what is reported. */
export function sectionsOf(reported: Reported): readonly PageSection[] {
  return makers.flatMap((make) => make(reported) ?? [])
}
