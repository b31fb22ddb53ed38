import { type Growth, isGrowing } from '../growth/growth.ts'
import type { Truth } from './families.ts'

/** How often series of one kind were called growing, cleared, or left undecided. */
export interface Score {
  growing: number
  cleared: number
  undecided: number
}

export type Scores = Partial<Record<string, Score>>

/** What happened once or twice may be answered either way: it is not counted. */
export function count(scores: Scores, label: string, growth: Growth): void {
  if (label === seldom) return
  const score = (scores[label] ??= { growing: 0, cleared: 0, undecided: 0 })
  if (isGrowing(growth)) score.growing++
  else if (growth.kind === 'undecided') score.undecided++
  else score.cleared++
}

export const seldom = 'linear, once or twice'

/** A leak's label says how often it can have shown: what happened twice may be missed, what happened eight times may not. */
export function labelOf(truth: Truth, occurrences: number): string {
  if (truth !== 'linear' || occurrences >= 8) return truth
  return occurrences >= 3 ? 'linear, 3 to 7 times' : seldom
}

export function isLeak(label: string): boolean {
  return label.startsWith('linear') || label === 'staircase' || label === 'sublinear'
}

/** The scores as a table, Markdown and plain text alike. */
export function printed(scores: Scores): string {
  const rows = Object.entries(scores).map(([label, score]) => {
    const { growing = 0, cleared = 0, undecided = 0 } = score ?? {}
    return `| ${label.padEnd(21)} | ${cell(growing)} | ${cell(cleared)} | ${cell(undecided)} |`
  })
  return ['| truth                 | growing | cleared | undecided |', '|---|---|---|---|', ...rows].join('\n')
}

function cell(value: number): string {
  return String(value).padStart(7)
}
