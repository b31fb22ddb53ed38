import type { GrowthMap, Run } from '@plateau/core'
import { type Mark, cellInWords } from './cell-in-words.ts'

/** What the figures and the signs of a map mean, in one line; signs that it does not show are left out. */
export function legend({ rows }: GrowthMap, signs: Record<Mark, string>): string {
  const cells = rows.flatMap(({ cells: ofRow }) => ofRow.map(cellInWords))
  const shown = (mark: Mark, meaning: string) =>
    cells.some((cell) => cell.mark === mark) ? [`${signs[mark]} ${meaning}`] : []
  return [
    units(rows),
    ...shown('less', 'less than to the left'),
    ...shown('more', 'more'),
    ...shown('other', 'no longer runs, or does now'),
    ...(cells.some(({ text }) => text === '-') ? ['- not measured'] : []),
  ].join('; ')
}

/** What the figures of what is kept count. */
export function units(rows: readonly Pick<Run, 'freshPerInput'>[]): string {
  return `kept: names a page, bytes a ${rows.every(({ freshPerInput }) => freshPerInput === 0) ? 'page' : 'fresh name'}`
}
