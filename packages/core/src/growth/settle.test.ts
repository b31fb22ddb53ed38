import { expect, test } from 'vitest'
import { settle } from './settle.ts'

test('settle() ignores what moves within the slack', () => {
  expect(settle([0, 16, -16, 16, 0], 16)).toEqual([0, 0, 0, 0, 0])
})

test('settle() follows what goes further, and stays behind by the slack', () => {
  expect(settle([0, 10, 20, 30, 25, 5], 8)).toEqual([0, 2, 12, 22, 22, 13])
})

test('settle() without slack changes nothing', () => {
  expect(settle([0, 3, -2, 7], 0)).toEqual([0, 3, -2, 7])
})
