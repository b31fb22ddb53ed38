import type { GrowthMap } from '@plateau/core'
import { type Mark, cellInWords } from './cell-in-words.ts'

/** What the figures and the signs of a map mean, in one line; signs that it does not show are left out. */
export function legend({ rows }: GrowthMap, signs: Record<Mark, string>): string {
  const cells = rows.flatMap(({ cells: ofRow }) => ofRow.map(cellInWords))
  const shown = (mark: Mark, meaning: string) =>
    cells.some((cell) => cell.mark === mark) ? [`${signs[mark]} ${meaning}`] : []
  return [
    `kept: names a page, bytes a ${rows.every(({ freshPerInput }) => freshPerInput === 0) ? 'page' : 'fresh name'}`,
    ...shown('less', 'less than to the left'),
    ...shown('more', 'more'),
    ...shown('other', 'no longer or newly known'),
    ...(cells.some(({ text }) => text === '-') ? ['- not measured'] : []),
  ].join('; ')
}
