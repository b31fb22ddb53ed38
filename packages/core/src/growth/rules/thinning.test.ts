import { expect, test } from 'vitest'
import {
  between,
  cache,
  chance,
  chanceLeak,
  counted,
  type Held,
  leak,
  read,
  together,
  zipf,
} from '../../corpus/planted.ts'
import { evidenceOf } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { growthOf } from '../growth-of.ts'
import { thinning } from './thinning.ts'

test('thinning() finds a vocabulary under the steps of the dict that holds it, wherever they fall', () => {
  for (let inputs = 4096; inputs <= 16_384; inputs += 1024) {
    expect(growthOf(read(dictOfWords(1), inputs))).toMatchObject({
      kind: 'sublinear',
      exponent: expect.closeTo(0.59, 0),
    })
  }
})

test('thinning() passes on leaks that come by chance, in every reading', () => {
  for (let seed = 1; seed <= 50; seed++) {
    expect(thinningOf(chanceLeak(1 / 20, between(50, 2000, chance(seed)), chance(seed + 1000)))).toBeUndefined()
  }
})

test('thinning() passes on a leak beside a cache that has been filled', () => {
  const random = chance(7)
  const anywhere = cache(180, between(50, 200, random), () => Math.floor(random() * 180))

  expect(thinningOf(together(leak(1, 0, 30), anywhere))).toBeUndefined()
})

test('thinning() passes where readings do not rise', () => {
  expect(thinningOf(leak(1000, 0, 100))).toBeUndefined()
})

function thinningOf(held: Held): Growth | undefined {
  return thinning(evidenceOf(read(held, 16_320), 0))
}

function dictOfWords(seed: number): Held {
  return counted(zipf(1.7, 20, { size: 64, random: chance(seed) }), 64)
}
