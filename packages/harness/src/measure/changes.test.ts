import { expect, test } from 'vitest'
import { changes } from './changes.ts'

test('changes() counts from the first reading', () => {
  const rows = [
    { inputs: 8, heap: 5000 },
    { inputs: 9, heap: 5072 },
    { inputs: 10, heap: 4900 },
  ]

  expect(changes(rows, 'heap')).toEqual([
    [8, 0],
    [9, 72],
    [10, -100],
  ])
})

test('changes() takes 0 for a reading', () => {
  expect(changes([{ inputs: 8, names: 0 }], 'names')).toEqual([[8, 0]])
})

test.each([
  ['none was taken', []],
  ['the first is missing', [{ inputs: 8 }, { inputs: 9, heap: 1 }]],
  ['a later one is missing', [{ inputs: 8, heap: 1 }, { inputs: 9 }, { inputs: 10, heap: 2 }]],
])('changes() is empty where %s', (_, rows) => {
  expect(changes(rows, 'heap')).toEqual([])
})
