import type { FrameTree } from './frame-tree.ts'

/** Where a search found something in call stacks. */
export interface FramesFound {
  /** Of the tree's nodes, callers before what they call. */
  readonly nodes: readonly number[]
  /** What was allocated through any of them, each byte once. */
  readonly bytes: number
}

/** Finds the frames whose function or place has the text in it, whatever its case; nothing where there is no text. */
export function searchFrames({ frames, nodes }: FrameTree, text: string): FramesFound {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return { nodes: [], bytes: 0 }
  const matches = frames.map(({ name, place }) => `${name} ${place}`.toLowerCase().includes(wanted))
  const found: number[] = []
  const covered = new Set<number>()
  let bytes = 0
  for (const [node, [parent, frame, own]] of nodes.entries()) {
    if (covered.has(parent)) covered.add(node)
    if (matches[frame] !== true) continue
    found.push(node)
    if (!covered.has(node)) bytes += own
    covered.add(node)
  }
  return { nodes: found, bytes }
}
