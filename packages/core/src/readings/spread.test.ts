import { expect, test } from 'vitest'
import { spreadBetween } from './spread.ts'

test('spreadBetween() is the largest difference at the same input, whichever series is higher', () => {
  const a = [
    [8, 0],
    [16, 100],
    [32, 300],
  ] as const
  const b = [
    [8, 0],
    [16, 130],
    [32, 290],
  ] as const

  expect(spreadBetween(a, b)).toBe(30)
  expect(spreadBetween(b, a)).toBe(30)
})

test('spreadBetween() compares as far as both were read', () => {
  expect(
    spreadBetween(
      [
        [8, 0],
        [16, 5],
        [32, 1000],
      ],
      [
        [8, 0],
        [16, 7],
      ],
    ),
  ).toBe(2)
})

test('spreadBetween() says nothing where no input is the same', () => {
  expect(spreadBetween([[8, 0]], [[9, 0]])).toBeUndefined()
})
