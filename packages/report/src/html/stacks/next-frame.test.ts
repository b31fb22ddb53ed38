import { expect, test } from 'vitest'
import type { FrameNode } from './frame-tree.ts'
import { icicle } from './icicle.ts'
import { type Direction, nextFrame } from './next-frame.ts'

/** Two callers, each of which calls one; the second also calls another. */
const nodes: readonly FrameNode[] = [
  [-1, -1, 100, 4],
  [0, 0, 60, 2],
  [1, 2, 60, 2],
  [0, 1, 40, 2],
  [3, 2, 30, 1],
  [3, 3, 10, 1],
]
const shown = { nodes, boxes: icicle(nodes, { root: 0, atMost: 100, narrowest: 0 }) }

test.for([
  [0, 'callee', 1, 'the widest that it calls'],
  [3, 'callee', 4, 'the widest that it calls'],
  [5, 'callee', 5, 'itself, where it calls nothing'],
  [4, 'caller', 3, 'its caller'],
  [0, 'caller', 0, 'itself, at the top'],
  [2, 'after', 4, 'what is beside it, under another caller'],
  [4, 'before', 2, 'what is beside it, under another caller'],
  [5, 'after', 5, 'itself, at the end of its row'],
  [1, 'before', 1, 'itself, at the start of its row'],
  [5, 'first', 0, 'the top'],
] as const satisfies readonly (readonly [number, Direction, number, string])[])(
  'nextFrame() from %i to %s is %i: %s',
  ([from, direction, to]) => {
    expect(nextFrame(from, direction, shown)).toBe(to)
  },
)

test('nextFrame() goes to no frame that is not drawn', () => {
  const boxes = icicle(nodes, { root: 0, atMost: 100, narrowest: 0.35 })

  expect(nextFrame(3, 'callee', { nodes, boxes })).toBe(3)
})
