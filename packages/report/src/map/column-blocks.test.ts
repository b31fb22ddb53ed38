import { expect, test } from 'vitest'
import { columnBlocks } from './column-blocks.ts'

test('columnBlocks() puts as many columns beside the labels as fit, gaps between', () => {
  expect(columnBlocks({ label: 20, mostLabel: 34, columns: [10, 10, 10] }, 56)).toEqual([[0, 1, 2]])
  expect(columnBlocks({ label: 20, mostLabel: 34, columns: [10, 10, 10] }, 55)).toEqual([[0, 1], [2]])
  expect(columnBlocks({ label: 20, mostLabel: 34, columns: [10, 1, 10, 10] }, 44)).toEqual([
    [0, 1],
    [2, 3],
  ])
})

test('columnBlocks() puts one column in a block though it does not fit', () => {
  expect(columnBlocks({ label: 20, mostLabel: 34, columns: [100, 100] }, 40)).toEqual([[0], [1]])
})

test('columnBlocks() lets labels wrap before it parts columns', () => {
  expect(columnBlocks({ label: 200, mostLabel: 34, columns: [20, 20] }, 80)).toEqual([[0, 1]])
})

test('columnBlocks() gives none where there are no columns', () => {
  expect(columnBlocks({ label: 20, mostLabel: 34, columns: [] }, 80)).toEqual([])
})
