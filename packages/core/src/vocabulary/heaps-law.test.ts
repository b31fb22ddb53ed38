import { describe, expect, test } from 'vitest'
import type { CurvePoint } from './curve.ts'
import { heapsLaw } from './heaps-law.ts'

/** A curve that is exactly 100 + factor pages^exponent, rounded to names. */
function exact(pages: number, factor: number, exponent: number): readonly CurvePoint[] {
  return Array.from({ length: pages }, (_, index) => [index + 1, 100 + Math.round(factor * (index + 1) ** exponent)])
}

/** The same law, where each page brings a fixed share of nothing, its due, or three times that: clumps. */
function clumped(pages: number, factor: number, exponent: number): readonly CurvePoint[] {
  let names = 0
  return Array.from({ length: pages }, (_, index) => {
    const due = factor * ((index + 1) ** exponent - index ** exponent)
    names += due * ([0, 0, 3, 1][(index * 7 + Math.floor(index / 4)) % 4] ?? 0)
    return [index + 1, 100 + Math.round(names)]
  })
}

describe('heapsLaw()', () => {
  test.each([0.3, 0.5, 0.8, 1])(
    'finds the exponent %s that a curve was made with, within a band about it',
    (exponent) => {
      const law = heapsLaw(exact(2000, 50, exponent))

      if (law.kind !== 'heaps') throw new Error(`Expected a law, got ${law.kind}`)
      expect(law.exponent).toBeCloseTo(exponent, 1)
      expect(law.band.low).toBeLessThan(exponent)
      expect(law.band.high).toBeGreaterThan(exponent)
    },
  )

  test('has no band that is narrower than chance makes it, however even a curve is', () => {
    const law = heapsLaw(exact(2000, 50, 0.5))

    if (law.kind !== 'heaps') throw new Error(`Expected a law, got ${law.kind}`)
    // The logarithms of pages within four doublings have a standard deviation of less than half of ln 16.
    expect((law.band.high - law.band.low) / 2).toBeGreaterThan(1.96 / (Math.sqrt(law.names) * (Math.log(16) / 2)))
  })

  test('gives names that come in clumps a wider band', () => {
    const [even, uneven] = [heapsLaw(exact(500, 50, 0.5)), heapsLaw(clumped(500, 50, 0.5))]

    if (even.kind !== 'heaps' || uneven.kind !== 'heaps') throw new Error('Expected two laws')
    expect(uneven.band.high - uneven.band.low).toBeGreaterThan(1.2 * (even.band.high - even.band.low))
    expect(uneven.band.low).toBeLessThan(0.5)
    expect(uneven.band.high).toBeGreaterThan(0.5)
  })

  test('has an exponent below 0 for a vocabulary that closes', () => {
    const closing = Array.from(
      { length: 256 },
      (_, index): CurvePoint => [index + 1, Math.round(900 - 800 / (index + 1))],
    )

    expect(heapsLaw(closing)).toMatchObject({ kind: 'heaps', exponent: expect.closeTo(-1, 1) })
  })

  test('is settled where the last four doublings brought no name, and says what may still come', () => {
    const law = heapsLaw(Array.from({ length: 160 }, (_, index): CurvePoint => [index + 1, Math.min(index + 1, 8)]))

    expect(law).toEqual({ kind: 'settled', fromPages: 10, toPages: 160, atMost: expect.closeTo(0.02, 3) })
  })

  test.each([
    ['few pages', exact(15, 50, 0.5)],
    ['few pages', []],
    ['few names', exact(100, 1, 0.5)],
  ] as const)('cannot tell by %s', (because, curve) => {
    expect(heapsLaw(curve)).toEqual({ kind: 'unclear', because })
  })
})
