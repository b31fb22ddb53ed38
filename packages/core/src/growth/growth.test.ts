import { expect, test } from 'vitest'
import { type Growth, isGrowing } from './growth.ts'

const range = { low: 1, high: 2 }
const none = { low: 0, high: 0 }
const floor = { blindBelow: 0, rarest: 1 }

test.each<Growth>([
  { kind: 'linear', perInput: range },
  { kind: 'sublinear', perInput: range, exponent: 0.5 },
  { kind: 'staircase', perInput: range, lastStep: { at: 8, size: 1 }, nextStepAt: 32 },
])('isGrowing() is true of $kind', (growth) => {
  expect(isGrowing(growth)).toBe(true)
})

test.each<Growth>([
  { kind: 'flat', perInput: none, ...floor },
  { kind: 'plateau', perInput: none, ceiling: 9, since: 8, ...floor },
  { kind: 'undecided', because: 'nobody knows' },
])('isGrowing() is false of $kind', (growth) => {
  expect(isGrowing(growth)).toBe(false)
})
