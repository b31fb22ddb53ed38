import type { Cell, Kept, Range } from '@plateau/core'
import { amount } from '../words/amount.ts'

/** What is kept of one fresh name, or of a page where none are fresh: `1 name, 30.7-67.6 B`, `0`. */
export function keptOfAName(kept: Kept, freshPerInput: number): string {
  switch (kept.kind) {
    case 'nothing':
      return '0'
    case 'something': {
      const by = Math.max(freshPerInput, 1)
      return [...grown(kept.names, by, 'names'), ...grown(kept.heap, by, 'B')].join(', ')
    }
    case 'undecided':
    case 'refused':
    case 'failed':
      return kept.kind
  }
}

/** The same of a cell of a map. */
export function cellOfAName(cell: Cell | undefined, freshPerInput: number): string {
  if (cell?.kind === 'measured') return keptOfAName(cell.kept, freshPerInput)
  return cell?.kind === 'absent' ? 'absent' : '-'
}

function grown(range: Range | undefined, by: number, unit: string): readonly string[] {
  if (range === undefined || range.high === 0) return []
  // As it is printed: one that is all but one is `1 name`.
  const each = (value: number) => Number((value / by).toPrecision(3))
  return [amount({ low: each(range.low), high: each(range.high) }, unit)]
}
