import { expect, test } from 'vitest'
import { between, cache, chance, type Held, leak, read, together } from '../../corpus/planted.ts'
import { evidenceOf } from '../evidence.ts'
import { buried } from './buried.ts'
import { swelling } from './swelling.ts'

test('swelling() finds a leak whose middle climbs by more than what comes and goes', () => {
  expect(swelling(evidenceOf(read(together(leak(1, 0, 20), noise()), 4096), 0))?.kind).toBe('linear')
})

test('swelling() passes on a leak that what comes and goes outweighs', () => {
  expect(swelling(evidenceOf(read(together(leak(1, 0, 1), noise()), 4096), 0))).toBeUndefined()
})

test('swelling() and buried() pass where nothing comes and goes', () => {
  const evidence = evidenceOf(read(leak(1, 0, 20), 4096), 0)

  expect([swelling(evidence), buried(evidence)]).toEqual([undefined, undefined])
})

test('buried() is undecided on growth of less than twice what comes and goes', () => {
  expect(buried(evidenceOf(read(together(leak(1, 0, 1), noise()), 4096), 0))).toEqual({
    kind: 'undecided',
    because: 'it grew, but by little more than what comes and goes',
  })
  expect(buried(evidenceOf(read(together(leak(1, 0, 20), noise()), 4096), 0))).toBeUndefined()
})

function noise(): Held {
  const random = chance(3)
  return cache(30, between(0, 1000, random), () => Math.floor(random() * 100))
}
