import { expect, test } from 'vitest'
import type { FrameNode } from './frame-tree.ts'
import { icicle } from './icicle.ts'

/** `main` calls `parse`, which calls `grow` and `malloc`; `other` stands beside it. */
const nodes: readonly FrameNode[] = [
  [-1, -1, 100, 6],
  [0, 0, 80, 5],
  [1, 1, 60, 4],
  [2, 2, 40, 2],
  [2, 3, 10, 1],
  [0, 4, 20, 1],
]
const all = { root: 0, atMost: 1000, narrowest: 0 }

test('icicle() puts each frame below its caller, side by side and as wide as its bytes', () => {
  expect(icicle(nodes, all)).toEqual([
    { node: 0, row: 0, left: 0, width: 1 },
    { node: 1, row: 1, left: 0, width: 0.8 },
    { node: 2, row: 2, left: 0, width: 0.6 },
    { node: 3, row: 3, left: 0, width: 0.4 },
    { node: 4, row: 3, left: 0.4, width: 0.1 },
    { node: 5, row: 1, left: 0.8, width: 0.2 },
  ])
})

test('icicle() gives the frame that is zoomed into the whole width, its callers above it and nothing beside it', () => {
  expect(icicle(nodes, { ...all, root: 2 })).toEqual([
    { node: 0, row: 0, left: 0, width: 1 },
    { node: 1, row: 1, left: 0, width: 1 },
    { node: 2, row: 2, left: 0, width: 1 },
    { node: 3, row: 3, left: 0, width: 40 / 60 },
    { node: 4, row: 3, left: 40 / 60, width: 10 / 60 },
  ])
})

test('icicle() draws no more frames than it may, the widest, and none that is too narrow', () => {
  expect(icicle(nodes, { ...all, atMost: 3 }).map(({ node }) => node)).toEqual([0, 1, 2])
  expect(icicle(nodes, { ...all, narrowest: 0.2 }).map(({ node }) => node)).toEqual([0, 1, 2, 3, 5])
})

test('icicle() draws a tree that holds nothing as its root alone', () => {
  expect(icicle([[-1, -1, 0, 0]], all)).toEqual([{ node: 0, row: 0, left: 0, width: 1 }])
})
