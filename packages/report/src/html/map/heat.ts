import type { Cell, Kept } from '@plateau/core'

/** The heat of a cell, from what a page holds; the cell says it in figures too. */
export const heats = [
  { heat: 'heat-0', words: 'nothing' },
  { heat: 'heat-1', words: 'under 100 B a page' },
  { heat: 'heat-2', words: 'under 1 kB a page' },
  { heat: 'heat-3', words: 'under 10 kB a page' },
  { heat: 'heat-4', words: '10 kB a page or more' },
  { heat: 'heat-undecided', words: 'undecided' },
  { heat: 'heat-refused', words: 'refused' },
  { heat: 'heat-failed', words: 'failed' },
] as const

export type Heat = (typeof heats)[number]['heat'] | 'heat-none'

/** How a cell is coloured. */
export function heatOf(cell: Cell): Heat {
  return cell.kind === 'measured' ? heatOfKept(cell.kept) : 'heat-none'
}

/** About what a name of a dozen letters and its entry take, where only names could be judged. */
const bytesOfName = 64

function heatOfKept(kept: Kept): Heat {
  switch (kept.kind) {
    case 'nothing':
      return 'heat-0'
    case 'something': {
      const bytes = kept.heap?.high ?? bytesOfName * (kept.names?.high ?? 1)
      if (bytes < 100) return 'heat-1'
      if (bytes < 1000) return 'heat-2'
      return bytes < 10_000 ? 'heat-3' : 'heat-4'
    }
    case 'undecided':
    case 'refused':
    case 'failed':
      return `heat-${kept.kind}`
  }
}
