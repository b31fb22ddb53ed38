import { expect, test } from 'vitest'
import {
  cache,
  chance,
  fill,
  type Held,
  jump,
  leak,
  read,
  remainders,
  toAndFro,
  together,
} from '../../corpus/planted.ts'
import { growthOf } from '../growth-of.ts'

test('creeping() accuses no cache long full between whose pieces an allocator loses a little', () => {
  for (let seed = 1; seed <= 20; seed++) {
    expect(growthOf(read(together(full(2000), remainders(2000, 0.2, chance(seed))), 16_320)).kind).not.toBe('linear')
  }
})

test('creeping() says how little was added', () => {
  expect(growthOf(read(together(full(2000), leak(100, 0, 16), toAndFro(16, 3)), 16_320))).toEqual({
    kind: 'undecided',
    because: 'since input 7680 it added 0.51 % to what it held, as an allocator does between many pieces',
  })
})

test('creeping() lets a leak be found that is a visible share of a cache long full', () => {
  const replaced = cache(
    1000,
    () => 264,
    (input) => input,
  )

  expect(growthOf(read(together(replaced, leak(100, 0, 1000)), 16_320)).kind).toBe('linear')
})

test('creeping() never has a leak beside a full cache cleared, however small', () => {
  for (const size of [16, 48, 100, 264, 1000]) {
    expect(growthOf(read(together(full(2000), leak(100, 0, size)), 16_320)).kind).not.toMatch(/flat|plateau/)
  }
})

test('creeping() does not hide a small leak beside what was taken at once', () => {
  expect(growthOf(read(together(jump(300, 1e6), leak(100, 0, 24)), 16_320)).kind).toBe('linear')
})

function full(slots: number): Held {
  return fill(0, slots, 120)
}
