import { defaultBudget } from '@plateau/harness'
import { describe, expect, test } from 'vitest'
import { inSeconds, leftInWords, timeLeft } from './time-left.ts'

describe('timeLeft()', () => {
  const budget = { ...defaultBudget, inputs: 1000, timeoutMs: 5000 }

  test.each([
    ['before the first input, until the time is up', { elapsedMs: 1000, inputs: 0 }, 4000],
    ['at the pace so far', { elapsedMs: 1000, inputs: 500 }, 1000],
    ['no longer than until the time is up', { elapsedMs: 4000, inputs: 10 }, 1000],
    ['nothing where the inputs are spent', { elapsedMs: 1000, inputs: 1000 }, 0],
    ['nothing where the time is up', { elapsedMs: 9000, inputs: 0 }, 0],
  ])('is %s', (_, spent, left) => {
    expect(timeLeft(spent, budget)).toBe(left)
  })
})

test('what is left is said in seconds, then in minutes', () => {
  expect([0, 999, 1000, 99_000, 120_000].map(leftInWords)).toEqual([
    'less than 1 s left',
    'less than 1 s left',
    'about 1 s left',
    'about 99 s left',
    'about 2 min left',
  ])
  expect(inSeconds(12_345)).toBe('12 s')
})
