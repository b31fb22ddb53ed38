import type { Frame, StackGrowth } from '@plateau/core'
import { expect, test } from 'vitest'
import { samplePair } from '../../samples/sample-pair.ts'
import { frameTree } from './frame-tree.ts'

test('frameTree() merges stacks from their outermost frame, larger callees first', () => {
  const { frames, nodes } = frameTree({
    stacks: [grown(['malloc', 'parse', 'main'], 10), grown(['grow', 'parse', 'main'], 30), grown(['other'], 5)],
  })

  expect(nodes.map(([parent, frame, bytes]) => [parent, frames[frame]?.name, bytes])).toEqual([
    [-1, undefined, 45],
    [0, 'main', 40],
    [1, 'parse', 40],
    [2, 'grow', 30],
    [2, 'malloc', 10],
    [0, 'other', 5],
  ])
})

test('frameTree() keeps a function that is called from two lines apart, with both', () => {
  const { frames, nodes } = frameTree({
    stacks: [
      { ...grown([], 4), frames: [parseAt(7)] },
      { ...grown([], 2), frames: [parseAt(9)] },
    ],
  })

  expect(nodes.slice(1).map(([, frame, bytes]) => [frames[frame]?.place, bytes])).toEqual([
    ['HTMLparser.c:7', 4],
    ['HTMLparser.c:9', 2],
  ])
})

test('frameTree() leaves out what was given back, and names what has no frame', () => {
  const { frames, nodes } = frameTree({ stacks: [grown([], 24), grown(['xmlHashGrow'], -2064)] })

  expect(frames).toEqual([{ name: 'no frame is known', place: '' }])
  expect(nodes).toEqual([
    [-1, -1, 24, 1],
    [0, 0, 24, 1],
  ])
})

test('frameTree() sums to what the stacks of a pair gained', () => {
  const gained = samplePair.stacks.reduce((sum, { bytes }) => sum + Math.max(0, bytes), 0)

  expect(frameTree(samplePair).nodes[0]?.[2]).toBe(gained)
})

test('frameTree() takes a stack of 50,000 frames', () => {
  const names = Array.from({ length: 50_000 }, (_, depth) => `f${depth % 7}`)

  expect(frameTree({ stacks: [grown(names, 8)] }).nodes).toHaveLength(50_001)
})

function parseAt(line: number): Frame {
  return { language: 'native', function: 'parse', file: '/b/HTMLparser.c', line }
}

function grown(names: readonly string[], bytes: number): StackGrowth {
  const none = { bytes: 0, count: 0 }
  const frames = names.map((name) => ({ language: 'native', function: name }) as const)
  return { frames, bytes, count: 1, before: none, after: { bytes, count: 1 } }
}
