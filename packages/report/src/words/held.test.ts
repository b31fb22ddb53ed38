import type { Growth } from '@plateau/core'
import { expect, test } from 'vitest'
import { gauge, sampleGrowing, sampleRun } from '../samples/sample-runs.ts'
import { held } from './held.ts'

const perInput = { low: 23.5, high: 24 }
const flat = { perInput: { low: 0, high: 0 }, blindBelow: 0.4, rarest: 2040 }

test('held() says rates by name and by page, and the next step of a staircase', () => {
  expect(held(sampleGrowing('tags'))).toBe(
    '30.2-70.5 B/name, 0.604-1.41 kB/page, in steps: the last of 6.29 MB at input 8,704, the next about input 17,400',
  )
})

test.each<[Growth, string]>([
  [{ kind: 'linear', perInput }, '23.5-24 B/page, steadily'],
  [
    { kind: 'sublinear', perInput, exponent: 0.6012 },
    '23.5-24 B/page, more and more slowly (as inputs to the power of 0.6)',
  ],
  [{ kind: 'flat', ...flat }, 'nothing from page to page'],
  [{ kind: 'plateau', ceiling: 4944, since: 1024, ...flat }, 'at most 4.94 kB in all'],
])('held() says $0.kind growth', (growth, said) => {
  expect(held(sampleRun({ gauges: { heap: gauge('B', growth, () => 0) } }))).toBe(said)
})

test('held() says nothing where the heap is undecided', () => {
  const undecided = gauge('B', { kind: 'undecided', because: 'one step' }, () => 0)

  expect(held(sampleRun({ gauges: { heap: undecided } }))).toBeUndefined()
})

test('held() says what else grows', () => {
  const descriptors = gauge('descriptors', { kind: 'linear', perInput: { low: 1, high: 1 } }, (inputs) => inputs)

  expect(held(sampleRun({ gauges: { descriptors } }))).toBe('1 descriptor/page, steadily')
})
