import { expect, test } from 'vitest'
import { read } from '../corpus/planted.ts'
import { evidenceOf } from './evidence.ts'
import { meanWithoutSteps, median, middleBetween, quantile, ratesBetween } from './windows.ts'

test('median() takes the middle, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([9, 1, 5, 7])).toBe(6)
})

test('quantile() goes between two values by proportion', () => {
  expect([0, 0.25, 0.5, 0.9, 1].map((share) => quantile([40, 10, 20, 30, 50], share))).toEqual([10, 20, 30, 46, 50])
})

test('meanWithoutSteps() leaves out what towers over the rest', () => {
  expect(meanWithoutSteps([0, 2, 2, 4, 100])).toBe(2)
  expect(meanWithoutSteps([0, 0, 0])).toBe(0)
})

test('ratesBetween() gives the rate of each pair of neighbouring readings', () => {
  const evidence = evidenceOf(
    read((input) => 3 * input, 4096),
    0,
  )

  expect(ratesBetween(evidence, 1024, 2048)).toEqual(Array.from({ length: 8 }, () => 3))
})

test('middleBetween() is the median of the readings, both ends included', () => {
  const evidence = evidenceOf(
    read((input) => input, 4096),
    0,
  )

  expect(middleBetween(evidence, 1024, 2048)).toBe(1536 - 8)
})
