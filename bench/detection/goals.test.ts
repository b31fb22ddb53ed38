import { expect, test } from 'vitest'
import { goals } from './goals.ts'
import { type Marks, rowOf, type Scores } from './score.ts'

const good = { '24B/10': row({ found: 5 }), '1kB/100': row({ found: 5 }), hashes: row({ cleared: 5 }) }

test('goals() are met where all that leaks is found and all that is healthy cleared', () => {
  expect(unmet(good)).toEqual([])
})

test.each([
  [{ '24B/10': row({ found: 4, missed: 1 }) }, /missed/],
  [{ '24B/10': row({ found: 4, unseen: 1 }) }, /what psleak passes is found/],
  [{ hashes: row({ cleared: 4, accused: 1 }) }, /accused/],
  [{ hashes: row({ cleared: 3, undecided: 2 }) }, /undecided/],
])('goals() are not met with %j', (worse, goal) => {
  expect(unmet({ ...good, ...worse })).toEqual(expect.arrayContaining([expect.stringMatching(goal)]))
})

test('goals() do not count a cache that is still filling', () => {
  expect(unmet({ ...good, lru_cache_of_20000: row({ filling: 5 }) })).toEqual([])
})

function unmet(scores: Scores): readonly string[] {
  return goals(scores).flatMap(({ goal, met }) => (met ? [] : [goal]))
}

function row(marks: Marks) {
  return rowOf(() => ({ marks, often: { runs: 0, found: 0 }, inputs: 16_320, ms: 50, because: [] }))
}
