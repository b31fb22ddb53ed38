import type { Run } from '@plateau/core'
import { changesInWords } from '../map/changes-in-words.ts'
import type { MeasuredMap } from './measured-map.ts'
import { bullets } from './table.ts'

/** What changed from release to release with one plain parser for all pages. */
export function whatChangedBetween({ result, sections, releases }: MeasuredMap): readonly string[] {
  if (releases.length < 2) return []
  const plain = new Set(sections.flatMap(({ groups }) => groups.map((group) => group.plain)))
  const runs = [...plain].flatMap(({ cells }) =>
    cells.flatMap((cell): readonly Run[] => (cell.kind === 'measured' ? [cell.run] : [])),
  )
  const said = changesInWords({ runs, ...(result.columns !== undefined && { columns: result.columns }) })
  return ['With one parser for all pages and no option set:', bullets(said.map(({ text }) => text))]
}
