import type { Reading } from '@plateau/core'
import { expect, test } from 'vitest'
import { firstVisible } from './first-visible.ts'

test('firstVisible() leaves out doublings in which nothing could be seen', () => {
  expect(firstVisible(doublings(11, (inputs) => inputs))).toBe(256)
})

test('firstVisible() keeps the beginning of what rises early and then stays', () => {
  expect(firstVisible(doublings(11, (inputs) => Math.min(inputs, 32)))).toBe(8)
})

test('firstVisible() begins just before what first shows', () => {
  expect(firstVisible(doublings(11, (inputs) => (inputs > 64 ? 100 : 0)))).toBe(64)
})

test('firstVisible() keeps all of a curve that never moves, and of a short one', () => {
  expect(firstVisible(doublings(11, () => 0))).toBe(8)
  expect(firstVisible(doublings(4, (inputs) => inputs))).toBe(8)
})

function doublings(many: number, heldAfter: (inputs: number) => number): readonly Reading[] {
  return Array.from({ length: many + 1 }, (_, power): Reading => [8 * 2 ** power, heldAfter(8 * 2 ** power)])
}
