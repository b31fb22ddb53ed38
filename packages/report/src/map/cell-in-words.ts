import { type Cell, type Kept, perName, type Range, type Run } from '@plateau/core'
import { amount } from '../words/amount.ts'

/** What stands in a cell, and how it compares with the nearest verdict to its left. */
export interface CellInWords {
  readonly text: string
  /** The same for a narrow screen: of two gauges, the one that is counted. */
  readonly brief: string
  /** How many of several rows told in one show no figure: `2 refused`. */
  readonly besides: readonly string[]
  readonly mark?: Mark
}

export type Mark = 'less' | 'more' | 'other'

/** How much of a cell there is room for: all; figures, with a star for what is besides; or one figure. */
export type Detail = 'whole' | 'starred' | 'brief'

/** Says a cell as shortly as it can be read: `0`, `20 names, 30.2-67.4 B`, `absent`, `-` where nothing was measured. */
export function cellInWords(cell: Cell): CellInWords {
  switch (cell.kind) {
    case 'measured': {
      const { kept, run, change } = cell
      const text = keptInWords(kept, run)
      const mark = change === undefined || change.kind === 'same' ? {} : { mark: change.kind }
      return { text, brief: briefly(kept, text), besides: [], ...mark }
    }
    case 'absent':
      return { text: 'absent', brief: 'absent', besides: [] }
    case 'not measured':
      return { text: '-', brief: '-', besides: [] }
  }
}

/** The text of a cell in so much detail, without its mark. */
export function cellText({ text, brief, besides }: CellInWords, detail: Detail): string {
  const star = besides.length === 0 ? '' : '*'
  switch (detail) {
    case 'whole':
      return [...(text === '' ? [] : [text]), ...besides].join(', ')
    case 'starred':
      return `${text}${star}`
    case 'brief':
      return `${brief}${star}`
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

function briefly(kept: Kept, text: string): string {
  return kept.kind === 'something' && kept.names !== undefined && kept.names.high > 0
    ? amount(kept.names, 'names')
    : text
}

function grown(range: Range | undefined, unit: string): readonly string[] {
  return range === undefined || range.high === 0 ? [] : [amount(range, unit)]
}

function bytes(perInput: Range | undefined, { freshPerInput }: Run): Range | undefined {
  return perInput === undefined || freshPerInput === 0 ? perInput : perName(perInput, freshPerInput)
}
