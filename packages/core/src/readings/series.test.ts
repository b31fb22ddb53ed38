import { describe, expect, test } from 'vitest'
import { series } from './series.ts'

describe('series()', () => {
  test('takes readings as they are', () => {
    expect(
      series([
        [8, 0],
        [16, 160],
        [32, -480],
      ]),
    ).toEqual([
      [8, 0],
      [16, 160],
      [32, -480],
    ])
  })

  test('rejects inputs that do not rise', () => {
    expect(() =>
      series([
        [8, 0],
        [8, 1],
      ]),
    ).toThrow('Expected inputs to be whole and rising, got 8 after 8')
  })

  test('rejects a fraction of an input', () => {
    expect(() => series([[8.5, 0]])).toThrow('Expected inputs to be whole and rising, got 8.5 after -1')
  })

  test('rejects a change that is no number', () => {
    expect(() =>
      series([
        [8, 0],
        [16, Number.NaN],
      ]),
    ).toThrow('Expected the change at input 16 to be finite, got NaN')
  })

  test('rejects a first change other than 0', () => {
    expect(() => series([[8, 5]])).toThrow('Expected the first change to be 0, got 5')
  })
})
