import { expect, test } from 'vitest'
import { spreadAmong } from './spread.ts'

const first = [
  [8, 0],
  [16, 100],
  [32, 300],
] as const

test('spreadAmong() is the largest difference at the same input, whichever series is higher', () => {
  const second = [
    [8, 0],
    [16, 130],
    [32, 290],
  ] as const

  expect(spreadAmong([first, second])).toBe(30)
  expect(spreadAmong([second, first])).toBe(30)
})

test('spreadAmong() takes the two of all that lie furthest apart', () => {
  expect(spreadAmong([first, [[16, 90]], [[16, 125]]])).toBe(35)
})

test('spreadAmong() compares as far as two were read', () => {
  expect(
    spreadAmong([
      [
        [8, 0],
        [16, 5],
        [32, 1000],
      ],
      [
        [8, 0],
        [16, 7],
      ],
    ]),
  ).toBe(2)
})

test('spreadAmong() says nothing where no two were read at the same input', () => {
  expect(spreadAmong([[[8, 0]], [[9, 0]]])).toBeUndefined()
  expect(spreadAmong([first])).toBeUndefined()
})
