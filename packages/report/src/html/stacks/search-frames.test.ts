import { expect, test } from 'vitest'
import type { FrameTree } from './frame-tree.ts'
import { searchFrames } from './search-frames.ts'

const tree: FrameTree = {
  frames: [
    { name: 'htmlParseElement', place: 'HTMLparser.c:4480' },
    { name: 'xmlDictLookup', place: 'dict.c:870' },
  ],
  nodes: [
    [-1, -1, 90, 3],
    [0, 0, 70, 2],
    [1, 0, 50, 1],
    [2, 1, 40, 1],
    [0, 1, 20, 1],
  ],
}

test('searchFrames() finds functions and places, whatever their case', () => {
  expect(searchFrames(tree, ' xmldict').nodes).toEqual([3, 4])
  expect(searchFrames(tree, 'htmlparser.c:44').nodes).toEqual([1, 2])
})

test('searchFrames() counts the bytes of a function that calls itself once', () => {
  expect(searchFrames(tree, 'htmlParseElement').bytes).toBe(70)
  expect(searchFrames(tree, 'c:').bytes).toBe(90)
})

test.for(['', '  ', 'nothing has this'])('searchFrames() finds nothing for %j', (text) => {
  expect(searchFrames(tree, text)).toEqual({ nodes: [], bytes: 0 })
})
