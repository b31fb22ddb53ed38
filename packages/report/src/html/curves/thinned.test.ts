import type { Reading } from '@plateau/core'
import { expect, test } from 'vitest'
import { thinned } from './thinned.ts'

const all = Array.from({ length: 4096 }, (_, index): Reading => [index + 1, index])

test('thinned() keeps so many readings of each doubling, the first and the last', () => {
  const kept = thinned(all, 2)

  expect(kept).toHaveLength(2 * 12)
  expect([kept[0], kept.at(-1)]).toEqual([all[0], all.at(-1)])
})

test('thinned() keeps what is few as it is', () => {
  const few: readonly Reading[] = [
    [8, 0],
    [16, 4],
    [32, 9],
  ]

  expect(thinned(few, 8)).toEqual(few)
  expect(thinned([], 8)).toEqual([])
})
