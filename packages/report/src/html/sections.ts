import { changesSection } from './changes/changes-section.ts'
import { helpSection } from './changes/help-section.ts'
import { corpusSection } from './corpus/corpus-section.ts'
import { curvesSection } from './curves/curves-section.ts'
import { mapSection } from './map/map-section.ts'
import { measuredSection } from './measured/measured-section.ts'
import { namesSection } from './names/names-section.ts'
import type { PageSection, Reported, SectionMaker } from './page-section.ts'
import { stacksSection } from './stacks/stacks-section.ts'
import { runsSection } from './runs/runs-section.ts'

/** In the order of the page. */
const makers: readonly SectionMaker[] = [
  corpusSection,
  mapSection,
  changesSection,
  helpSection,
  curvesSection,
  runsSection,
  stacksSection,
  namesSection,
  measuredSection,
]

/** Everything that there is to show of what is reported. */
export function sectionsOf(reported: Reported): readonly PageSection[] {
  return makers.flatMap((make) => make(reported) ?? [])
}
