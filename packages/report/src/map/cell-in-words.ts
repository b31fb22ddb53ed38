import type { Cell, Kept, Range, Run } from '@plateau/core'
import { amount } from '../words/amount.ts'

/** What stands in a cell, and how it compares with the nearest measured cell to its left. */
export interface CellInWords {
  readonly text: string
  readonly mark?: Mark
}

export type Mark = 'less' | 'more' | 'other'

/** Says a cell as shortly as it can be read: `0`, `20 names, 30.2-67.4 B`, `absent`, `-` where nothing was measured. */
export function cellInWords(cell: Cell): CellInWords {
  switch (cell.kind) {
    case 'measured': {
      const change = cell.change?.kind ?? 'same'
      return { text: keptInWords(cell.kept, cell.run), ...(change !== 'same' && { mark: change }) }
    }
    case 'absent':
      return { text: 'absent' }
    case 'not measured':
      return { text: '-' }
  }
}

/** Names are a page's, bytes a fresh name's, or a page's where none are fresh. */
export function keptInWords(kept: Kept, run: Run): string {
  switch (kept.kind) {
    case 'nothing':
      return '0'
    case 'something':
      return [...grown(kept.names, 'names'), ...grown(bytes(kept.heap, run), 'B')].join(', ')
    case 'undecided':
    case 'refused':
    case 'failed':
      return kept.kind
  }
}

function grown(range: Range | undefined, unit: string): readonly string[] {
  return range === undefined || range.high === 0 ? [] : [amount(range, unit)]
}

function bytes(perInput: Range | undefined, { gauges: { heap } }: Run): Range | undefined {
  return perInput === undefined
    ? undefined
    : heap?.growth.kind === 'undecided'
      ? perInput
      : (heap?.growth.perName ?? perInput)
}
