import type { Result } from '@plateau/core'
import { mapMarkdown } from '../markdown/map-markdown.ts'
import { atAGlance } from './at-a-glance.ts'
import { forACrawler } from './for-a-crawler.ts'
import { howMeasured } from './how-measured.ts'
import { inShort } from './in-short.ts'
import { measuredMap } from './measured-map.ts'
import { inPython } from './in-python.ts'
import { whatChangesIt } from './what-changes-it.ts'
import { whatChangedBetween } from './what-changed-between.ts'
import { whatFails } from './what-fails.ts'
import { whatToDo } from './what-to-do.ts'

/**
 * Tells a growth map of lxml as a page in GitHub's Markdown for people who never install plateau: what is kept, what changes
 * it, what that means for a crawler, what to do on each release, what fails, how it was measured, and the whole map.
 *
 * Every figure and every claim is taken from the result; where it does not say something, nor does the page.
 *
 * @throws RangeError where the result has no run of a parser.
 *
 * @example
 * ```ts
 * import type { Result } from '@plateau/core'
 * import { growthMapPage } from '@plateau/report'
 *
 * export function page(result: Result): string {
 *   return growthMapPage(result)
 * }
 * ```
 */
export function growthMapPage(result: Result): string {
  const map = measuredMap(result)
  const parts = [
    '# What lxml keeps of the pages that it parses',
    introduction,
    ...under('## In short', inShort(map)),
    ...under('## What is kept', atAGlance(map)),
    ...under('## What the releases changed', whatChangedBetween(map)),
    ...under('## Which option, way in or lifetime changes it', whatChangesIt(map)),
    ...under('## What it means for a crawler', forACrawler(map)),
    ...under('## What to do', [...whatToDo(map), ...inPython(map)]),
    ...under('## What fails, and what is refused', whatFails(map)),
    ...under('## How it was measured', howMeasured(map)),
    `<details>\n<summary>The whole map</summary>\n\n${mapMarkdown(result)}\n</details>`,
  ]
  return `${parts.join('\n\n')}\n`
}

const introduction =
  'Every figure on this page was measured, and the page was written from the measurements by a command: ' +
  '[how](#how-it-was-measured). *Fresh* means that no page before had it. *Kept* means that it is not given back when the ' +
  'page is done with and its tree is gone. Names are counted in libxml2’s dictionary, bytes by malloc.'

function under(heading: string, parts: readonly string[]): readonly string[] {
  return parts.length === 0 ? [] : [heading, ...parts]
}
