import type { Flat } from '@plateau/core'
import { expect, test } from 'vitest'
import { gauge, sampleGrowing, sampleRun } from '../samples/sample-runs.ts'
import { floor } from './floor.ts'

const flat: Flat = { kind: 'flat', perInput: { low: 0, high: 0 }, blindBelow: 0.392, rarest: 2040 }

test('floor() says what would have gone unseen', () => {
  expect(floor(sampleRun({ gauges: { heap: gauge('B', flat, () => 0) } }))).toBe(
    'would have missed less than 0.392 B a page, or a step rarer than once in 2,040 pages',
  )
})

test('floor() never rounds what is small to nothing', () => {
  const heap = gauge('B', { ...flat, blindBelow: 0.000_031 }, () => 0)

  expect(floor(sampleRun({ gauges: { heap } }))).toContain('less than 0.000031 B a page')
})

test('floor() names both gauges, and the rarest step of either', () => {
  const heap = gauge('B', flat, () => 0)
  const names = { ...gauge('names', { ...flat, blindBelow: 0.001, rarest: 4080 }, () => 0), total: 81 }

  expect(floor(sampleRun({ gauges: { heap, names } }))).toBe(
    'would have missed less than 0.392 B and 0.001 names a page, or a step rarer than once in 4,080 pages',
  )
})

test('floor() says nothing where nothing was cleared', () => {
  expect(floor(sampleGrowing('tags'))).toBeUndefined()
})
