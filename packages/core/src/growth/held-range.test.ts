import { expect, test } from 'vitest'
import { series } from '../readings/series.ts'
import { evidenceOf } from './evidence.ts'
import { heldRange } from './held-range.ts'

test('heldRange() spans what is held per input since the first reading, from a quarter of the inputs on', () => {
  const readings = series([
    [8, 0],
    [12, 4000],
    [16, 80],
    [32, 480],
    [64, 840],
  ])

  expect(heldRange(evidenceOf(readings, 0))).toEqual({ low: 10, high: 20 })
})

test('heldRange() counts from the first reading also where warm-up is left out', () => {
  const readings = series([
    [0, 0],
    [64, 6400],
    [128, 6400],
    [256, 6400],
  ])

  expect(heldRange(evidenceOf(readings, 0))).toEqual({ low: 25, high: 100 })
})
