import { describe, expect, test } from 'vitest'
import { type Answer, markOf, occurrences } from './answer.ts'
import type { Planted } from './subjects.ts'

const leak: Planted = { truth: 'leak', key: '24B/100', every: 100, call: () => '' }
const cache: Planted = { truth: 'cache', key: 'lru_cache_of_1000', capacity: 1000, call: () => '' }
const healthy: Planted = { truth: 'healthy', key: 'hashes', call: () => '' }

describe('markOf()', () => {
  test.each([
    [leak, 'growing', 400, 'found'],
    [leak, 'undecided', 400, 'undecided'],
    [leak, 'cleared', 308, 'missed'],
    [leak, 'cleared', 307, 'unseen'],
    [cache, 'cleared', 2000, 'cleared'],
    [cache, 'growing', 3999, 'filling'],
    [cache, 'undecided', 3999, 'filling'],
    [cache, 'growing', 4000, 'accused'],
    [cache, 'undecided', 4000, 'undecided'],
    [healthy, 'cleared', 16, 'cleared'],
    [healthy, 'growing', 16, 'accused'],
    [healthy, 'undecided', 16, 'undecided'],
  ] as const)('of %o called %s after %i inputs', (subject, said, inputs, mark) => {
    expect(markOf(subject, answer(said, inputs))).toBe(mark)
  })
})

test('occurrences() counts what has happened after warm-up whatever the phase', () => {
  expect([0, 8, 107, 108, 1008].map((inputs) => occurrences(leak, inputs))).toEqual([0, 0, 0, 1, 10])
})

function answer(said: Answer['said'], inputs: number): Answer {
  return { said, inputs, ms: 1 }
}
