import type { GrowthMap, Run } from '@plateau/core'
import { cellInWords, type Detail, type Mark } from './cell-in-words.ts'

/** What the figures and the signs of a map mean, in one line; signs that it does not show are left out. */
export function legend(
  { rows }: GrowthMap,
  signs: Record<Mark, string>,
  { detail, hasStars }: { readonly detail: Detail; readonly hasStars: boolean },
): string {
  const cells = rows.flatMap(({ cells: ofRow }) => ofRow.map(cellInWords))
  const marked = (mark: Mark, meaning: string) =>
    cells.some((cell) => cell.mark === mark) ? [`${signs[mark]} ${meaning}`] : []
  return [
    detail === 'brief' ? units(rows).replace(',', ', or') : units(rows),
    ...marked('less', 'less than to the left'),
    ...marked('more', 'more'),
    ...marked('other', 'no longer runs, or does now'),
    ...(!hasStars ? [] : ['* not all: some are refused, undecided or absent']),
    ...(cells.some(({ text }) => text === '-') ? ['- not measured'] : []),
  ].join('; ')
}

/** What the figures of what is kept count. */
export function units(rows: readonly Pick<Run, 'freshPerInput'>[]): string {
  return `kept: names a page, bytes a ${rows.every(({ freshPerInput }) => freshPerInput === 0) ? 'page' : 'fresh name'}`
}
