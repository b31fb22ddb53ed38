import { expect, test } from 'vitest'
import { tintCount, tints } from './tints.ts'

test('tints() gives the functions of a file one tint, and begins again after the last', () => {
  const frames = ['dict.c:1', 'tree.c:2', 'dict.c:3', 'a.c:1', 'b.c:1', 'c.c:1', 'd.c:1', ''].map((place) => ({
    name: 'f',
    place,
  }))

  expect(tints(frames)).toEqual([1, 2, 1, 3, 4, tintCount, 1, 2])
})
