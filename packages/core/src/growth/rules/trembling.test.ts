import { expect, test } from 'vitest'
import { chance, type Held, jump, leak, read, together } from '../../corpus/planted.ts'
import { type Reading, series } from '../../readings/series.ts'
import { evidenceOf } from '../evidence.ts'
import { isGrowing } from '../growth.ts'
import { growthOf } from '../growth-of.ts'
import { trembling } from './trembling.ts'

const noise = 64
const seeds = Array.from({ length: 100 }, (_, index) => index + 1)

test('trembling() clears readings that come and go around a level by more than the noise', () => {
  const cleared = seeds.filter((seed) => /flat|plateau/.test(growthOf(read(trembles(seed), 4096), { noise }).kind))

  expect(cleared.length).toBeGreaterThanOrEqual(97)
})

test('trembling() clears a run of lxml 4.9.4 on a page of windows-1252', () => {
  const heap = [
    0, 32, 0, 64, 48, 16, 48, -16, 32, 16, 32, 16, 48, 64, 16, 32, 32, 48, 32, 48, 48, 32, 16, 32, 48, 32, 32, 48, 64,
    16, 32, 48, 32, 64, 48, 32, 48, 64, 16, 64, 64, 16, 64, 80, 16, 32, 64, 32, 64,
  ]
  const inputs = read(() => 0, 4096).flatMap(([at]) => (at >= 64 ? [at] : []))
  const readings = series(inputs.map((at, index): Reading => [at, heap[index] ?? Number.NaN]))

  expect(growthOf(readings, { noise })).toMatchObject({ kind: 'plateau', band: 64, since: 2816 })
})

test('trembling() carries the band in its floor', () => {
  const growth = trembling(evidenceOf(read(trembles(12), 4096), noise))

  expect(growth).toEqual({
    kind: 'plateau',
    perInput: { low: 0, high: 0 },
    ceiling: 64,
    since: 3072,
    band: 160,
    blindBelow: (2 * 160) / (4096 - 512),
    rarest: 1194,
  })
})

test('trembling() and buried() never let what trembles be accused', () => {
  expect(seeds.filter((seed) => isGrowing(growthOf(read(trembles(seed), 4096), { noise })))).toEqual([])
})

test('trembling() does not clear a leak of more than its floor under what trembles', () => {
  const leaking = seeds.map((seed) => growthOf(read(together(trembles(seed), leak(10, 0, 2)), 4096), { noise }))

  expect(leaking.filter(({ kind }) => kind === 'plateau' || kind === 'flat')).toEqual([])
})

test('trembling() does not clear what fell once and has risen since', () => {
  const held = together(jump(1001, -128), leak(1000, 0, 32))

  expect(trembling(evidenceOf(read(held, 4096), noise))).toBeUndefined()
})

/** As lxml on a page of windows-1252: 16 bytes at a time, most often near the middle. */
function trembles(seed: number): Held {
  const random = chance(seed)
  return () => 16 * Math.round(6 * (random() + random() + random() - 1.5))
}
