import { describe, expect, test } from 'vitest'
import { always, jump, read, saw, together } from '../corpus/planted.ts'
import { series } from '../readings/series.ts'
import { evidenceOf, grown, nearest, start, tailRises } from './evidence.ts'

describe('evidenceOf()', () => {
  test('begins at the first reading, or at input 64 where the series begins before the first input', () => {
    const inputs = [63, 64, 65, 128]
    const fromNothing = series([[0, 0], ...inputs.map((at) => [at, 0] as const)])

    expect(start(evidenceOf(read(always(0), 64), 0))).toBe(8)
    expect(evidenceOf(fromNothing, 0).readings.map(([at]) => at)).toEqual([64, 65, 128])
  })

  test('begins its tail three doublings before the end', () => {
    const { readings, tail, inputs } = evidenceOf(read(always(0), 4096), 0)

    expect(inputs).toBe(4096)
    expect(readings[tail]).toEqual([512, 0])
  })

  test('lists every rise between two readings, and those of the tail apart', () => {
    const evidence = evidenceOf(read(together(jump(100, 70), jump(1000, 50)), 4096), 0)

    expect(evidence.rises).toEqual([
      { index: 29, after: 96, at: 104, size: 70 },
      { index: 56, after: 960, at: 1024, size: 50 },
    ])
    expect(tailRises(evidence)).toEqual([{ index: 56, after: 960, at: 1024, size: 50 }])
  })

  test('has no band while nothing falls by more than the noise', () => {
    const readings = series([...read(always(0), 4096)].map(([at], index) => [at, index % 2 === 0 ? 0 : 16]))

    expect(evidenceOf(readings, 16)).toMatchObject({ band: 0, rises: [] })
    expect(evidenceOf(readings, 7)).toMatchObject({ band: 16, rises: [] })
  })

  test('takes the deepest fall of the tail as the band, and leaves no rise of what comes and goes', () => {
    const evidence = evidenceOf(read(saw(150, 0, always(10)), 4096), 0)

    expect(evidence.band).toBeGreaterThan(1200)
    expect(evidence.band).toBeLessThan(1500)
    expect(tailRises(evidence)).toEqual([])
  })
})

test('grown() compares the levels nearest to two counts of inputs', () => {
  const evidence = evidenceOf(
    read((input) => 3 * input, 4096),
    0,
  )

  expect(grown(evidence, 1024, 4096)).toBe(3 * 3072)
})

test('nearest() goes by ratio', () => {
  const readings = series([
    [8, 0],
    [16, 0],
    [64, 0],
  ])

  expect([9, 11, 12, 31, 33, 1000].map((inputs) => nearest(readings, inputs))).toEqual([0, 0, 1, 1, 2, 2])
})
