import type { Run } from '@plateau/core'
import { expect, test } from 'vitest'
import { sampleGrowing } from '../samples/sample-runs.ts'
import { spread } from './spread.ts'

test('spread() says how far other runs lie apart, against the most that was held', () => {
  expect(spread(withSpread(112_000))).toBe('other runs of the same lie within 112 kB (1.1%)')
})

test('spread() does not round a small part to nothing', () => {
  expect(spread(withSpread(16))).toBe('other runs of the same lie within 16 B (less than 0.01%)')
})

test('spread() says when there was none', () => {
  expect(spread(withSpread(0))).toBe('other runs of the same hold it to the byte')
})

test('spread() says nothing where no second run was made', () => {
  expect(spread(sampleGrowing('tags'))).toBeUndefined()
})

function withSpread(bytes: number): Run {
  const run = sampleGrowing('tags')
  const { heap } = run.gauges
  if (heap === undefined) throw new Error('Expected the sample to have a heap')
  const readings = [
    [8, 0],
    [16, 10_000_000],
  ] as const
  return { ...run, gauges: { ...run.gauges, heap: { ...heap, readings, spread: bytes } } }
}
