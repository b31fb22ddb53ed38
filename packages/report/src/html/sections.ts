import { curvesSection } from './curves/curves-section.ts'
import { measuredSection } from './measured/measured-section.ts'
import { namesSection } from './names/names-section.ts'
import type { PageSection, Reported, SectionMaker } from './page-section.ts'
import { stacksSection } from './stacks/stacks-section.ts'
import { runsSection } from './runs/runs-section.ts'

/** In the order of the page. */
const makers: readonly SectionMaker[] = [curvesSection, runsSection, measuredSection, stacksSection, namesSection]

/** Everything that there is to show of what is reported. */
export function sectionsOf(reported: Reported): readonly PageSection[] {
  return makers.flatMap((make) => make(reported) ?? [])
}
