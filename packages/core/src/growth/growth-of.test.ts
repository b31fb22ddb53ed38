import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { families } from '../corpus/families.ts'
import {
  always,
  between,
  cache,
  chance,
  fill,
  jump,
  leak,
  pools,
  read,
  saw,
  table,
  toAndFro,
  together,
  vocabulary,
} from '../corpus/planted.ts'
import { type Reading, type Series, series } from '../readings/series.ts'
import { type Growth, isGrowing } from './growth.ts'
import { growthOf } from './growth-of.ts'

const lengths = fc.constantFrom(64, 200, 1000, 4096, 16_320)

const processes = fc.record({ seed: fc.integer(), pick: fc.nat() }).map(({ seed, pick }) => at(families(seed), pick))

const growingProcesses = fc.record({ seed: fc.integer(), pick: fc.nat() }).map(({ seed, pick }) =>
  at(
    families(seed).filter(({ truth }) => truth === 'linear' || truth === 'staircase' || truth === 'sublinear'),
    pick,
  ),
)

describe('growthOf() as a property', () => {
  test('does not change when a constant is added to all readings, for what is read is a change', () => {
    fc.assert(
      fc.property(processes, lengths, fc.integer({ min: -1_000_000, max: 1_000_000 }), ({ held }, inputs, base) => {
        const plain = read(held, inputs)
        const lifted = changesSince(plain.map(([count, change]) => [count, change + base]))

        expect(growthOf(lifted)).toEqual(growthOf(plain))
      }),
    )
  })

  test('scales its rates with the bytes and the noise', () => {
    fc.assert(
      fc.property(
        processes,
        lengths,
        fc.constantFrom(2, 8, 1024),
        fc.constantFrom(0, 16, 64),
        ({ held }, inputs, factor, noise) => {
          const plain = read(held, inputs)
          const large = series(plain.map(([count, change]): Reading => [count, change * factor]))

          expect(growthOf(large, { noise: noise * factor })).toEqual(scaled(growthOf(plain, { noise }), factor))
        },
      ),
    )
  })

  test('does not call growth flat because zeros came before it', () => {
    fc.assert(
      fc.property(growingProcesses, lengths, fc.integer({ min: 1, max: 40 }), ({ held }, inputs, zeros) => {
        const plain = read(held, inputs)
        const later = series([
          ...Array.from({ length: zeros }, (_, index): Reading => [index, 0]),
          ...plain.map(([count, change]): Reading => [count + zeros, change]),
        ])

        if (isGrowing(growthOf(plain))) expect(growthOf(later).kind).not.toBe('flat')
      }),
    )
  })

  test('does not clear what it called growing when more of the same is read', () => {
    fc.assert(
      fc.property(growingProcesses, lengths, ({ held, every = 1 }, inputs) => {
        const longer = read(held, 4 * inputs)
        const shorter = series(longer.filter(([count]) => count <= inputs))
        const verdicts = [growthOf(shorter), growthOf(longer)].map(({ kind }) => kind)

        // What has happened fewer than eight times was called growing on little.
        fc.pre(inputs >= 8 * every && inputs >= 1000 && isGrowing(growthOf(shorter)))
        expect(verdicts).not.toContain('flat')
        expect(verdicts).not.toContain('plateau')
      }),
      // A rule on steps that come by chance errs by chance: once in some thousand draws, which no change of it has caused.
      { seed: 20_261_123, numRuns: 500 },
    )
  })

  test('names a floor that it keeps: growth above it is not cleared', () => {
    fc.assert(
      fc.property(processes, fc.constantFrom(1000, 4096), fc.constantFrom(0, 64), ({ held }, inputs, noise) => {
        const readings = read(held, inputs)
        const growth = growthOf(readings, { noise })
        fc.pre(growth.kind === 'flat' || growth.kind === 'plateau')
        const rate = 1.2 * ('blindBelow' in growth ? growth.blindBelow : 0) + 0.001

        const tilted = series(readings.map(([count, change]): Reading => [count, change + rate * (count - 8)]))

        expect(growthOf(tilted, { noise }).kind).not.toMatch(/flat|plateau/)
      }),
    )
  })

  test('names a floor that counts what it fell below its level before', () => {
    const fell = read((input) => (input < 100 ? 500 : 0), 4096)
    const tilted = (rate: number) =>
      series(fell.map(([count, change]): Reading => [count, change + rate * (count - 8)]))
    const growth = growthOf(fell, { noise: 64 })

    expect(growth).toMatchObject({ blindBelow: expect.closeTo(128 / 4088, 3) })
    expect(growthOf(tilted(100 / 4088), { noise: 64 }).kind).toMatch(/flat|plateau/)
  })
})

describe('growthOf()', () => {
  test.each([
    ['no readings at all', series([]), 'there are no readings after warm-up'],
    ['one reading', series([[8, 0]]), '8 inputs are too few'],
    ['less than three doublings', read(always(0), 60), '60 inputs are too few'],
    [
      'three doublings in four readings',
      series([
        [8, 0],
        [16, 0],
        [32, 0],
        [64, 0],
      ]),
      '4 readings',
    ],
  ])('is undecided on %s', (_, readings, because) => {
    const growth = growthOf(readings)

    expect(growth).toMatchObject({ kind: 'undecided', because: expect.stringContaining(because) })
  })

  test('calls nothing flat, with the floor that the noise leaves', () => {
    expect(growthOf(read(always(0), 16_320), { noise: 64 })).toEqual({
      kind: 'flat',
      perInput: { low: 0, high: 0 },
      blindBelow: 64 / (15_360 - 8),
      rarest: 5117,
    })
  })

  test('takes changes within the noise for none', () => {
    const held = together(toAndFro(16, 5), jump(5000, 32))

    expect(growthOf(read(held, 16_320), { noise: 48 }).kind).toBe('flat')
  })

  test('sees a leak through the noise once it adds up', () => {
    expect(growthOf(read(leak(1000, 0, 24), 16_320), { noise: 64 })).toMatchObject({ kind: 'linear' })
  })

  test('gives what is held per input, from a quarter of the inputs on', () => {
    const growth = growthOf(read(leak(1, 0, 24), 16_320))

    expect(growth).toEqual({ kind: 'linear', perInput: { low: 24, high: 24 } })
  })

  test('calls a sparse leak linear', () => {
    for (const every of [100, 300, 1000, 2000]) expect(growthOf(read(leak(every, 7, 24), 16_320)).kind).toBe('linear')
  })

  test('says where a staircase took its last step, and where it may take the next', () => {
    const growth = growthOf(read(pools(20, 10, { factor: 4, already: 0 }), 16_320))

    expect(growth).toMatchObject({
      kind: 'staircase',
      lastStep: { at: 7168, size: 4_096_000 },
      nextStepAt: expect.closeTo(27_305, -3),
    })
  })

  test('knows the staircase of a dictionary after 64 pages', () => {
    const pool = pools(20, 10, { factor: 4, already: 300 })
    const slots = table(20, 16, { factor: 2, already: 60 })

    expect(growthOf(read(together(pool, slots), 64)).kind).toBe('staircase')
  })

  test('does not accuse a cache that was filled a dozen times over', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const held = cache(16, between(50, 2000, chance(seed)), (input) => input)

      expect(isGrowing(growthOf(read(held, 200)))).toBe(false)
    }
  })

  test('calls a cache that is emptied when full a plateau with a band', () => {
    const growth = growthOf(read(saw(150, 0, always(100)), 16_320))

    expect(growth).toMatchObject({ kind: 'plateau', perInput: { low: 0, high: 0 }, band: expect.closeTo(14_000, -3.5) })
  })

  test('says since when a cache has been full', () => {
    expect(growthOf(read(fill(0, 1000, 120), 4096))).toMatchObject({ kind: 'plateau', ceiling: 120 * 992, since: 1024 })
  })

  test('neither clears nor accuses a cache that has just been filled', () => {
    expect(growthOf(read(fill(0, 2000, 120), 2560))).toEqual({
      kind: 'undecided',
      because: 'it last rose by input 2048 and 2560 inputs are too few to say that it stopped there',
    })
  })

  test('neither clears nor accuses a jump that has just happened', () => {
    expect(growthOf(read(jump(14_000, 1e6), 16_320)).kind).toBe('undecided')
  })

  test('clears a jump once it has been quiet for half as long again', () => {
    expect(growthOf(read(jump(9000, 1e6), 16_320))).toMatchObject({ kind: 'plateau', ceiling: 1e6, since: 9216 })
  })

  test('waits longer after a jump not long after warm-up, which may be the first step of a staircase', () => {
    const once = jump(300, 4000)

    expect(growthOf(read(once, 1280)).kind).toBe('undecided')
    expect(growthOf(read(once, 1536))).toMatchObject({ kind: 'plateau', ceiling: 4000, since: 320 })
  })

  test('does not clear two steps of which the second is the larger before a third was due', () => {
    const twice = together(jump(300, 4000), jump(1300, 16_000))

    expect(growthOf(read(twice, 4096)).kind).toBe('undecided')
    expect(growthOf(read(twice, 8192)).kind).toBe('plateau')
  })

  test('clears two equal jumps after a quiet doubling', () => {
    const twice = together(jump(300, 4000), jump(1300, 4000))

    expect(growthOf(read(twice, 2560)).kind).toBe('undecided')
    expect(growthOf(read(twice, 2816)).kind).toBe('plateau')
  })

  test('calls growth that began late undecided', () => {
    expect(growthOf(read(fill(2000, 1e6, 24), 4096))).toMatchObject({
      kind: 'undecided',
      because: 'nearly all of it came after input 1920, too late to say whether it goes on',
    })
  })

  test('calls a cost that itself grows with the inputs growing', () => {
    expect(growthOf(read((input) => input ** 2, 4096)).kind).toBe('linear')
  })

  test('expects the next step within a doubling where one was due and has not come', () => {
    const held = together(pools(0.5, 16, { factor: 4, already: 626 }), table(0.5, 16, { factor: 2, already: 626 / 16 }))

    expect(growthOf(read(held, 16_320))).toMatchObject({ kind: 'staircase', nextStepAt: 2 * 15_360 })
  })

  test('gives the exponent of a vocabulary', () => {
    const growth = growthOf(read(vocabulary(0.5, 400, 80), 16_320))

    expect(growth).toMatchObject({ kind: 'sublinear', exponent: expect.closeTo(0.5, 1) })
  })

  test('neither clears nor accuses a level that fell once and rises in steps no larger in sum', () => {
    const held = together(jump(1001, -128), leak(1000, 0, 32))

    expect(growthOf(read(held, 4096)).kind).toBe('undecided')
  })

  test('neither clears nor accuses what leans upwards within what comes and goes', () => {
    const random = chance(5)
    const noise = cache(30, between(0, 1000, random), () => Math.floor(random() * 100))

    expect(growthOf(read(together(leak(1, 0, 2), noise), 4096))).toMatchObject({
      kind: 'undecided',
      because: 'it leans upwards, but by no more than what comes and goes',
    })
  })

  test('accuses a leak once its middle has climbed by more than what comes and goes, and not before', () => {
    expect(growthOf(leakUnderNoise(3)).kind).toBe('linear')
    expect(growthOf(leakUnderNoise(2))).toMatchObject({
      kind: 'undecided',
      because: 'it grew, but by little more than what comes and goes',
    })
  })

  test('finds a leak in a noisy cache', () => {
    const random = chance(1)
    const noise = cache(100, between(0, 1000, random), () => Math.floor(random() * 100))

    expect(growthOf(read(together(leak(10, 0, 100), noise), 16_320)).kind).toBe('linear')
  })

  test('ignores the first 64 inputs of a series that begins before the first', () => {
    const calm = read(always(0), 4096).filter(([count]) => count >= 64)
    const readings = series([
      [0, 0],
      [8, 5000],
      [16, 900],
      [32, 7000],
      ...calm.map(([count]): Reading => [count, 6000]),
    ])

    expect(growthOf(readings).kind).toBe('flat')
  })

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('rejects a noise of %s', (noise) => {
    expect(() => growthOf(series([]), { noise })).toThrow(`Expected noise to be 0 or more, got ${noise}`)
  })
})

function leakUnderNoise(size: number): Series {
  const random = chance(4)
  const noise = cache(30, between(0, 1000, random), () => Math.floor(random() * 100))
  return read(together(leak(1, 0, size), noise), 4096)
}

function at<T>(items: readonly T[], pick: number): T {
  const item = items[pick % items.length]
  if (item === undefined) throw new RangeError('Expected at least one item, got none')
  return item
}

function changesSince(levels: readonly Reading[]): Series {
  const first = levels[0]?.[1] ?? 0
  return series(levels.map(([count, level]): Reading => [count, level - first]))
}

function scaled(growth: Growth, factor: number): Growth {
  const numbers: Record<string, unknown> = { ...growth }
  for (const key of ['ceiling', 'band', 'blindBelow']) {
    const value = numbers[key]
    if (typeof value === 'number') numbers[key] = value * factor
  }
  if ('perInput' in growth) {
    numbers['perInput'] = { low: growth.perInput.low * factor, high: growth.perInput.high * factor }
  }
  if (growth.kind === 'staircase') numbers['lastStep'] = { ...growth.lastStep, size: growth.lastStep.size * factor }
  return numbers as unknown as Growth
}
