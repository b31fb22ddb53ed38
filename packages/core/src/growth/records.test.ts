import { describe, expect, test } from 'vitest'
import { keepGrowing, recordSteps, widestSpacing } from './records.ts'

describe('recordSteps()', () => {
  test('keeps the rises that are larger than all before them by a fifth', () => {
    const rises = steps([100, 50], [200, 60], [300, 59], [400, 80], [500, 70], [600, 96])

    expect(recordSteps(rises).map(({ size }) => size)).toEqual([50, 60, 80, 96])
  })
})

describe('keepGrowing()', () => {
  test.each<[string, [number, number][]]>([
    [
      'pools that quadruple',
      [
        [100, 4000],
        [450, 16_000],
        [1900, 64_000],
      ],
    ],
    [
      'a table that doubles',
      [
        [100, 1000],
        [200, 2000],
        [400, 4000],
      ],
    ],
    [
      'a list that grows by an eighth',
      [
        [1000, 500],
        [1600, 780],
        [1800, 980],
      ],
    ],
  ])('knows %s', (_, rises) => {
    expect(keepGrowing(steps(...rises))).toBe(true)
  })

  test.each<[string, [number, number][]]>([
    [
      'two steps',
      [
        [450, 16_000],
        [1900, 64_000],
      ],
    ],
    [
      'a jump after crumbs',
      [
        [100, 48],
        [200, 64],
        [400, 100_000],
      ],
    ],
    [
      'a step too long after the others',
      [
        [100, 4000],
        [200, 8000],
        [1700, 64_000],
      ],
    ],
    [
      'steps that die away',
      [
        [100, 1000],
        [400, 1300],
        [1600, 1600],
      ],
    ],
    [
      'a last step that is small for its distance',
      [
        [10, 100],
        [20, 1000],
        [150, 1400],
      ],
    ],
  ])('does not take %s for a staircase', (_, rises) => {
    expect(keepGrowing(steps(...rises))).toBe(false)
  })
})

test('widestSpacing() is the widest ratio between the last four steps', () => {
  expect(widestSpacing(steps([1, 1], [100, 1], [200, 1], [800, 1], [1000, 1]))).toBe(4)
  expect(widestSpacing(steps([100, 1]))).toBe(0)
})

function steps(...rises: readonly (readonly [number, number])[]) {
  return rises.map(([at, size], index) => ({ index, after: at - 1, at, size }))
}
