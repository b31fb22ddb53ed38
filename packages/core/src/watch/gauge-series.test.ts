import { describe, expect, test } from 'vitest'
import { gaugeSeries } from './gauge-series.ts'

describe('gaugeSeries()', () => {
  test('counts from one reading before the first, in microseconds of work', () => {
    expect(
      gaugeSeries([
        [10, 500],
        [11, 510],
        [12, 520],
      ]),
    ).toEqual([
      [1e6, 0],
      [2e6, 10],
      [3e6, 20],
    ])
  })

  test('leaves out readings during which nothing was done', () => {
    expect(
      gaugeSeries([
        [1, 0],
        [1, 700],
        [2, 10],
        [2, 900],
      ]),
    ).toHaveLength(2)
  })

  test('tells of a span of time what was lowest in it', () => {
    const moments = Array.from({ length: 1000 }, (_, index) => [index, index % 7 === 0 ? 0 : 5000] as const)

    const late = gaugeSeries(moments).filter(([at]) => at > 200e6)

    expect(late.every(([, change]) => change === 0)).toBe(true)
    expect(late.length).toBeLessThan(60)
  })

  test('of nothing is nothing', () => {
    expect(gaugeSeries([])).toEqual([])
  })
})
