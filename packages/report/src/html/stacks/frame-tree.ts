import type { Pair } from '@plateau/core'
import { type FrameInWords, framesInWords } from '../../stacks/stack-in-words.ts'

/** Call stacks merged from their outermost frame, in a form that takes little room in a file. */
export interface FrameTree {
  /** The functions, each once. */
  readonly frames: readonly FrameInWords[]
  /** Callers before what they call, the larger before the smaller; the first is all stacks together. */
  readonly nodes: readonly FrameNode[]
}

/** A frame under its callers: `[parent, frame, bytes, allocations]`; the first has the parent and the frame -1. */
export type FrameNode = readonly [parent: number, frame: number, bytes: number, allocations: number]

/**
 * Merges the call stacks that gained bytes into one tree, whose widths are bytes.
 *
 * Those that gave bytes back are left out: a width cannot be less than nothing.
 */
export function frameTree({ stacks }: Pick<Pair, 'stacks'>): FrameTree {
  const indices = new Map<string, number>()
  const frames: FrameInWords[] = []
  const root = branch(-1)
  for (const { frames: inner, bytes, count } of stacks) {
    if (bytes <= 0) continue
    const { shown } = framesInWords(inner, inner.length)
    add(root, { bytes, count })
    let at = root
    for (const frame of shown.length === 0 ? [unknown] : shown.toReversed()) {
      at = child(at, indexOf(frame))
      add(at, { bytes, count })
    }
  }
  return { frames, nodes: inOrder(root) }

  function indexOf(frame: FrameInWords): number {
    const key = `${frame.name}\n${frame.place}`
    const known = indices.get(key)
    if (known !== undefined) return known
    indices.set(key, frames.length)
    return frames.push(frame) - 1
  }
}

const unknown: FrameInWords = { name: 'no frame is known', place: '' }

interface Branch {
  readonly frame: number
  readonly inner: Map<number, Branch>
  bytes: number
  count: number
}

function branch(frame: number): Branch {
  return { frame, inner: new Map(), bytes: 0, count: 0 }
}

function child({ inner }: Branch, frame: number): Branch {
  const known = inner.get(frame) ?? branch(frame)
  inner.set(frame, known)
  return known
}

function add(to: Branch, { bytes, count }: { readonly bytes: number; readonly count: number }): void {
  to.bytes += bytes
  to.count += count
}

/** Without recursion: a stack may be deeper than this one's own. */
function inOrder(root: Branch): readonly FrameNode[] {
  const nodes: FrameNode[] = []
  const waiting: (readonly [parent: number, branch: Branch])[] = [[-1, root]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [parent, { frame, inner, bytes, count }] = next
    const index = nodes.push([parent, frame, bytes, count]) - 1
    const smallestFirst = [...inner.values()].toSorted((a, b) => a.bytes - b.bytes)
    for (const each of smallestFirst) waiting.push([index, each])
  }
  return nodes
}
