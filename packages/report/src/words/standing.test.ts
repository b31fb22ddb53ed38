import type { Gauge, Run } from '@plateau/core'
import { expect, test } from 'vitest'
import { gauge, sampleGrowing, sampleRun } from '../samples/sample-runs.ts'
import { closing } from './closing.ts'
import { standing } from './standing.ts'
import { verdict } from './verdict.ts'

const noNames = [{ bound: '0 names/page', outcome: 'holds', measured: { low: 0, high: 0 } }] as const
const enough = [{ bound: '72 B/name', outcome: 'holds', measured: { low: 30.2, high: 70.5 } }] as const
const grows: Gauge<'B'> = gauge('B', { kind: 'linear', perInput: { low: 24, high: 24 } }, (inputs) => 24 * inputs)
const open: Gauge<'B'> = gauge('B', { kind: 'undecided', because: 'one step' }, () => 0)

test('standing() takes a bound on the heap to hold names too', () => {
  expect(standing(sampleGrowing('tags', { outcome: 'bounded', bounds: enough }))).toBe('within')
})

test('standing() does not take a bound on names to hold the heap', () => {
  const run = bounded(grows)

  expect(standing(run)).toBe('beside')
  expect(verdict(run).words).toBe('grows, 24 B a page, and holds its bound on other things')
  expect(closing([run])).toEqual(['Memory grows with the repeated page.'])
})

test('standing() does not take a bound on names to clear the heap', () => {
  const run = bounded(open)

  expect(standing(run)).toBe('open')
  expect(verdict(run).words).toBe('holds its bound; whether it grows otherwise is undecided')
  expect(closing([run])).toEqual(['Undecided but for its bound: the repeated page.'])
})

test('standing() is clear where nothing grows', () => {
  expect(standing(sampleRun())).toBe('clear')
})

function bounded(heap: Gauge<'B'>): Run {
  const run = sampleRun({ bounds: noNames })
  return { ...run, gauges: { ...run.gauges, heap } }
}
