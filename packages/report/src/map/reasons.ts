import type { GrowthMap } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { count } from '../words/count.ts'
import { sectionsOf, settingOf } from './section.ts'

/** Why cells hold no figure, one line a reason, with how many and the first of them. */
export function reasonsInWords(map: GrowthMap): readonly string[] {
  const reasons = new Map<string, Reason>()
  for (const section of sectionsOf(map)) {
    for (const group of section.groups) {
      for (const row of [group.plain, ...group.others]) {
        for (const [column, cell] of row.cells.entries()) {
          if (cell.kind !== 'measured' || !('because' in cell.kept)) continue
          const reason = `${cell.kept.kind}: ${shorten(cell.kept.because, 120)}`
          // The same reason with other figures is the same reason.
          const key = reason.replace(/\d[\d,.]*/g, '#')
          const { cells, ...before } = reasons.get(key) ?? {
            cells: 0,
            reason,
            first: [group.title, settingOf(group, row), map.columns[column]?.name ?? '']
              .filter((word) => word !== '')
              .join(', '),
          }
          reasons.set(key, { ...before, cells: cells + 1 })
        }
      }
    }
  }
  return [...reasons.values()].map(
    ({ reason, first, cells }) => `${reason} (${cells === 1 ? first : `${count(cells, 'cell')}, first ${first}`})`,
  )
}

interface Reason {
  readonly reason: string
  readonly first: string
  readonly cells: number
}

/** Why releases have no cells, or not all. */
export function failuresInWords({ columns }: GrowthMap): readonly string[] {
  return columns.flatMap(({ name, failed }) =>
    failed === undefined
      ? []
      : [`${shorten(name, 60)} failed: ${shorten(failed.trimStart().split('\n', 1)[0] ?? '', 300)}`],
  )
}
