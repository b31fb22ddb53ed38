import { expect, test } from 'vitest'
import { sampleArticle, sampleCleared, sampleGrowing, sampleRun } from '../samples/sample-runs.ts'
import { closing } from './closing.ts'

test('closing() says what grows and what does not', () => {
  expect(closing(sampleArticle().runs)).toBe(
    'Memory grows with fresh tags, but not with the repeated page, fresh ids or fresh entities.',
  )
})

test('closing() says so where nothing grows', () => {
  expect(closing([sampleRun(), sampleCleared('ids')])).toBe('Memory does not grow with the repeated page or fresh ids.')
})

test('closing() says so where nothing was measured', () => {
  expect(closing([])).toBe('Nothing was measured.')
})

test('closing() leaves out neither what is undecided nor what failed', () => {
  const undecided = sampleCleared('ids', { outcome: 'undecided' })
  const failed = sampleCleared('text', { outcome: 'failed' })

  expect(closing([sampleRun(), undecided, failed])).toBe(
    'Memory does not grow with the repeated page; failed: fresh text; undecided: fresh ids.',
  )
  expect(closing([undecided])).toBe('Undecided: fresh ids.')
})

test('closing() tells growth beyond a bound from growth within one', () => {
  const over = sampleGrowing('tags', { outcome: 'exceeded' })
  const within = sampleGrowing('attributes', { outcome: 'bounded' })

  expect(closing([over, within])).toBe(
    'Memory grows beyond its bound with fresh tags and within its bound with fresh attributes.',
  )
})

test('closing() names the versions where they differ', () => {
  const old = sampleGrowing('ids', { versions: { python: '2.7.18', lxml: '3.6.4', libxml2: '2.9.4' } })

  expect(closing([old, sampleCleared('ids')])).toBe(
    'Memory grows with fresh ids (lxml 3.6.4), but not with fresh ids (lxml 6.1.3).',
  )
})
