import type { Cell } from '@plateau/core'

/** What is said of a cell that shows no figure, where several are told in one. */
const words = [
  ['failed', 'failed'],
  ['refused', 'refused'],
  ['undecided', 'undecided'],
  ['absent', 'absent'],
  ['not measured', '-'],
] as const

/** How many of several cells show no figure, by why: `2 refused`, `4 absent`; `-` where none of them was measured. */
export function lackingInWords(cells: readonly Cell[]): readonly string[] {
  const kinds = cells.map(standing)
  return words.flatMap(([kind, word]) => {
    const many = kinds.filter((each) => each === kind).length
    if (many === 0) return []
    return [many === cells.length ? word : `${many} ${word}`]
  })
}

/** What a cell comes to, in one word. */
export function standing(cell: Cell): 'nothing' | 'something' | (typeof words)[number][0] {
  return cell.kind === 'measured' ? cell.kept.kind : cell.kind
}

/** Whether a cell says nothing of what is kept, though nothing went wrong: it contradicts no other. */
export function isSilent(cell: Cell): boolean {
  switch (standing(cell)) {
    case 'nothing':
    case 'something':
    case 'failed':
      return false
    case 'refused':
    case 'undecided':
    case 'absent':
    case 'not measured':
      return true
  }
}
