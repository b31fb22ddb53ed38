import type { FrameTree } from '../stacks/frame-tree.ts'
import type { Box } from '../stacks/icicle.ts'
import { element } from './element.ts'
import { frameInWords } from './frame-in-words.ts'

interface Drawing {
  readonly tree: FrameTree
  readonly root: number
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

function drawBox({ node, row, left, width }: Box, { tree, root, current, matches, searched }: Drawing): HTMLElement {
  const { name = 'all call stacks' } = tree.frames[tree.nodes[node]?.[1] ?? -1] ?? {}
  const label = frameInWords(node, tree)
  const isFound = matches.has(node)
  const classes = [
    'box',
    isAddress(name) ? 'nameless' : '',
    searched ? (isFound ? 'found' : 'passed') : '',
    row === 0 || node <= root ? 'caller' : '',
  ]
  const box = element('div', {
    text: name,
    attributes: {
      class: classes.filter((each) => each !== '').join(' '),
      role: 'treeitem',
      'aria-level': String(row + 1),
      'aria-selected': String(isFound),
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

/** A library and an offset in it: nobody's name. */
function isAddress(name: string): boolean {
  return /(?:^|\+)0x[\da-f]+$/.test(name) || name === 'unknown' || name === 'no frame is known'
}
