import type { FrameNode } from './frame-tree.ts'

/** One frame where an icicle shows it. */
export interface Box {
  /** Its place among the tree's nodes. */
  readonly node: number
  /** Rows below the top one. */
  readonly row: number
  /** Both as a part of the whole width. */
  readonly left: number
  readonly width: number
}

export interface IcicleOptions {
  /** The frame that takes the whole width; its callers stand above it, as wide. */
  readonly root: number
  /** How many frames are drawn; the widest are. */
  readonly atMost: number
  /** Frames narrower than this part of the width are not drawn. */
  readonly narrowest: number
}

/** Lays out an icicle: a caller above what it calls, as wide as the bytes that were allocated through it. */
export function icicle(nodes: readonly FrameNode[], { root, atMost, narrowest }: IcicleOptions): readonly Box[] {
  const callers = callersOf(nodes, root)
  const boxes: Box[] = [...callers, root].map((node, row) => ({ node, row, left: 0, width: 1 }))
  const whole = nodes[root]?.[2] ?? 0
  const placed = new Map<number, { readonly box: Box; used: number }>()
  const top = boxes.at(-1)
  if (top === undefined || whole <= 0) return boxes
  placed.set(root, { box: top, used: 0 })
  for (let node = root + 1; node < nodes.length; node++) {
    const [parent, , bytes] = nodes[node] ?? [-1, -1, 0]
    if (parent < root) break
    const under = placed.get(parent)
    const width = bytes / whole
    if (under === undefined || width < narrowest) continue
    const box = { node, row: under.box.row + 1, left: under.box.left + under.used, width }
    under.used += width
    placed.set(node, { box, used: 0 })
    boxes.push(box)
  }
  return boxes.length <= atMost ? boxes : boxes.toSorted((a, b) => b.width - a.width || a.row - b.row).slice(0, atMost)
}

/** From the outermost. */
function callersOf(nodes: readonly FrameNode[], node: number): readonly number[] {
  const callers: number[] = []
  for (let at = nodes[node]?.[0] ?? -1; at >= 0; at = nodes[at]?.[0] ?? -1) callers.push(at)
  return callers.toReversed()
}
