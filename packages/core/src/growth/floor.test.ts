import { expect, test } from 'vitest'
import { always, read, saw } from '../corpus/planted.ts'
import { evidenceOf } from './evidence.ts'
import { floorOf } from './floor.ts'

test('floorOf() spreads the noise over the inputs that were watched', () => {
  expect(floorOf(evidenceOf(read(always(0), 4096), 64), 1024)).toEqual({ blindBelow: 64 / 3072, rarest: 1024 })
})

test('floorOf() spreads twice what comes and goes', () => {
  const evidence = evidenceOf(read(saw(150, 0, always(10)), 4096), 64)

  expect(floorOf(evidence, 1024).blindBelow).toBe((2 * evidence.band) / 3072)
})

test('floorOf() never says that a step rarer than none is excluded', () => {
  expect(floorOf(evidenceOf(read(always(0), 64), 0), 63).rarest).toBe(1)
})
