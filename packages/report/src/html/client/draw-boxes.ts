import type { FrameTree } from '../stacks/frame-tree.ts'
import type { Box } from '../stacks/icicle.ts'
import { element } from './element.ts'
import { frameInWords } from './frame-in-words.ts'

interface Drawing {
  readonly tree: FrameTree
  /** One for each frame of the tree, from 1. */
  readonly tint: readonly number[]
  /** The frame that the keyboard is at. */
  readonly current: number
  readonly matches: ReadonlySet<number>
  readonly searched: boolean
}

/** Draws the frames of an icicle, and nothing else, where others were drawn before. */
export function drawBoxes(place: HTMLElement, boxes: readonly Box[], drawing: Drawing): void {
  const rows = Math.max(...boxes.map(({ row }) => row)) + 1
  place.style.setProperty('--rows', String(rows))
  place.replaceChildren(...boxes.map((box) => drawBox(box, drawing)))
}

function drawBox({ node, row, left, width }: Box, drawing: Drawing): HTMLElement {
  const { tree, current, matches } = drawing
  const { name = 'all call stacks' } = tree.frames[tree.nodes[node]?.[1] ?? -1] ?? {}
  const label = frameInWords(node, tree)
  const box = element('div', {
    text: name,
    attributes: {
      class: ['box', look(node, name, drawing)].join(' '),
      role: 'treeitem',
      'aria-level': String(row + 1),
      'aria-selected': String(matches.has(node)),
      'aria-label': label,
      title: label,
      tabindex: node === current ? '0' : '-1',
      'data-node': String(node),
    },
  })
  box.style.setProperty('--row', String(row))
  box.style.left = `${left * 100}%`
  box.style.width = `${width * 100}%`
  return box
}

function look(node: number, name: string, { tree, tint, matches, searched }: Drawing): string {
  if (searched) return matches.has(node) ? 'found' : 'passed'
  if (isAddress(name)) return 'nameless'
  return `tint-${tint[tree.nodes[node]?.[1] ?? -1] ?? 0}`
}

/** A library and an offset in it: nobody's name. */
function isAddress(name: string): boolean {
  return /(?:^|\+)0x[\da-f]+$/.test(name) || name === 'unknown' || name === 'no frame is known'
}
