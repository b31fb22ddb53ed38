import type { FrameNode } from './frame-tree.ts'
import type { Box } from './icicle.ts'

/** Where a key of the keyboard leads from one frame to another. */
export type Direction = 'caller' | 'callee' | 'before' | 'after' | 'first'

/** Finds the frame to go to, among those that are drawn; the same one where there is none in that direction. */
export function nextFrame(
  from: number,
  direction: Direction,
  { boxes, nodes }: { readonly boxes: readonly Box[]; readonly nodes: readonly FrameNode[] },
): number {
  switch (direction) {
    case 'first':
      return 0
    case 'caller':
      return Math.max(0, nodes[from]?.[0] ?? 0)
    case 'callee':
      return widest(boxes.filter(({ node }) => nodes[node]?.[0] === from)) ?? from
    case 'before':
      return beside(from, boxes).before ?? from
    case 'after':
      return beside(from, boxes).after ?? from
  }
}

function widest(boxes: readonly Box[]): number | undefined {
  return boxes.toSorted((a, b) => b.width - a.width)[0]?.node
}

/** The neighbours in a row may have other callers: what is beside is beside. */
function beside(
  from: number,
  boxes: readonly Box[],
): { readonly before: number | undefined; readonly after: number | undefined } {
  const own = boxes.find(({ node }) => node === from)
  const row = boxes.filter((box) => box.row === own?.row).toSorted((a, b) => a.left - b.left)
  const at = row.findIndex(({ node }) => node === from)
  return { before: row[at - 1]?.node, after: row[at + 1]?.node }
}
