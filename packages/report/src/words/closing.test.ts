import { expect, test } from 'vitest'
import { sampleArticle, sampleCleared, sampleGrowing, sampleRun } from '../samples/sample-runs.ts'
import { closing } from './closing.ts'

test('closing() says what grows and what does not', () => {
  expect(closing(sampleArticle().runs)).toEqual([
    'Memory grows with fresh tags, but not with the repeated page, fresh ids or fresh entities.',
  ])
})

test('closing() says so where nothing grows', () => {
  expect(closing([sampleRun(), sampleCleared('ids')])).toEqual([
    'Memory does not grow with the repeated page or fresh ids.',
  ])
})

test('closing() says so where nothing was measured', () => {
  expect(closing([])).toEqual(['Nothing was measured.'])
})

test('closing() leaves out neither what is undecided nor what failed', () => {
  const undecided = sampleCleared('ids', { outcome: 'undecided' })
  const failed = sampleCleared('text', { outcome: 'failed' })

  expect(closing([sampleRun(), undecided, failed])).toEqual([
    'Memory does not grow with the repeated page; failed: fresh text; undecided: fresh ids.',
  ])
  expect(closing([undecided])).toEqual(['Undecided: fresh ids.'])
})

test('closing() tells growth beyond a bound from growth within one', () => {
  const over = sampleGrowing('tags', { outcome: 'exceeded' })
  const bounds = [{ bound: '72 B/name', outcome: 'holds' }] as const
  const within = sampleGrowing('attributes', { outcome: 'bounded', bounds })

  expect(closing([over, within])).toEqual([
    'Memory grows beyond its bound with fresh tags and within its bound with fresh attributes.',
  ])
})

test('closing() has a sentence for each version', () => {
  const versions = { python: '2.7.18', lxml: '3.6.4', libxml2: '2.9.4' }
  const runs = [sampleRun({ versions }), sampleGrowing('ids', { versions }), sampleRun(), sampleCleared('ids')]

  expect(closing(runs)).toEqual([
    'lxml 3.6.4: memory grows with fresh ids, but not with the repeated page.',
    'lxml 6.1.3: memory does not grow with the repeated page or fresh ids.',
  ])
})
