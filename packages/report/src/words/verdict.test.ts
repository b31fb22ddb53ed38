import type { Growth } from '@plateau/core'
import { expect, test } from 'vitest'
import { gauge, sampleCleared, sampleGrowing, sampleRun } from '../samples/sample-runs.ts'
import { verdict } from './verdict.ts'

const plateau: Growth = {
  kind: 'plateau',
  perInput: { low: 0, high: 0 },
  ceiling: 4944,
  since: 1024,
  blindBelow: 0.4,
  rarest: 2040,
}

test('verdict() says that the repeated page does not grow', () => {
  expect(verdict(sampleRun()).words).toBe('does not grow')
})

test('verdict() says what becomes of fresh names', () => {
  expect(verdict(sampleCleared('ids')).words).toBe('does not grow, and no fresh name is kept')
  expect(verdict(sampleGrowing('tags')).words).toBe('grows, 20 names and 0.604-1.41 kB a page, and every name is kept')
})

test('verdict() does not claim that every name is kept where only some are', () => {
  const names = gauge('names', { kind: 'linear', perInput: { low: 1, high: 1 } }, (inputs) => inputs)
  const run = sampleGrowing('tags', { gauges: { names: { ...names, total: 16_401 } } })

  expect(verdict(run).words).toBe('grows, 1 name a page')
})

test('verdict() says when growth ended, and what swings', () => {
  const ended = sampleRun({ gauges: { heap: gauge('B', plateau, () => 0) } })
  const swings = sampleRun({ gauges: { heap: gauge('B', { ...plateau, band: 92_208 }, () => 0) } })

  expect(verdict(ended).words).toBe('stops growing: holds no more since input 1,024')
  expect(verdict(swings).words).toBe('does not grow: what it holds comes and goes within 92.2 kB')
})

test('verdict() tells growth within a bound from growth beyond it', () => {
  const holds = { bound: '72 B/name', outcome: 'holds', measured: { low: 30.2, high: 70.5 } } as const
  const broken = { bound: '24 B/name', outcome: 'broken', measured: { low: 30.2, high: 70.5 } } as const

  expect(verdict(sampleGrowing('tags', { outcome: 'bounded', bounds: [holds] })).words).toBe(
    'grows within its bound, 20 names and 0.604-1.41 kB a page, and every name is kept',
  )
  expect(verdict(sampleGrowing('tags', { outcome: 'exceeded', bounds: [holds, broken] })).words).toBe(
    'grows beyond its bound, 20 names and 0.604-1.41 kB a page, and every name is kept',
  )
})

test('verdict() says why it is undecided, and where a run failed', () => {
  const undecided = sampleRun({ outcome: 'undecided', because: 'heap: only 16 inputs' })
  const failed = sampleRun({
    outcome: 'failed',
    health: { ok: false, atInput: 14_524, error: 'XMLSyntaxError: unknown error\n\nTraceback' },
  })

  expect(verdict(undecided).words).toBe('undecided: heap: only 16 inputs')
  expect(verdict(failed).words).toBe('failed at input 14,524: XMLSyntaxError: unknown error')
})

test('verdict() says that a run grows where only its bound is undecided', () => {
  const bounds = [{ bound: '40 B/name', outcome: 'undecided' }] as const

  expect(verdict(sampleGrowing('tags', { outcome: 'undecided', bounds })).words).toBe(
    'grows, 20 names and 0.604-1.41 kB a page, and every name is kept; whether within its bound is undecided',
  )
})
