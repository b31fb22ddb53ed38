import { expect, test } from 'vitest'
import { growthOf } from '../growth/growth-of.ts'
import { always, chance, chanceLeak, type Held, leak, read, toAndFro, together } from './planted.ts'
import { count, printed, type Scores } from './score.ts'

/** Inputs from 64 to 16,384, and a step once in so many of them: from every input to a third of them all. */
const draws = 1500
const size = 32

test('growthOf() finds even steps that came eight times, and passes none that came three times', () => {
  const scores = scored((every, phase) => leak(every, phase, size))

  expect(scores['8 times or more'], printed(scores)).toMatchObject({ cleared: 0, undecided: 0 })
  expect(scores['3 to 7 times']?.cleared, printed(scores)).toBe(0)
})

test('growthOf() does the same where something beside them comes and goes', () => {
  const scores = scored((every, phase) => together(leak(every, phase, size), toAndFro(16, 3 + (every % 5))))

  expect(scores['8 times or more'], printed(scores)).toMatchObject({ cleared: 0, undecided: 0 })
  expect(scores['3 to 7 times']?.cleared, printed(scores)).toBe(0)
})

test('growthOf() passes hardly any that came by chance, which may all have come early', () => {
  const scores = scored((every, phase) => chanceLeak(1 / every, always(size), chance(1 + phase * 7919 + every)))

  expect(scores['8 times or more']?.growing, printed(scores)).toBeGreaterThanOrEqual(1222)
  expect(scores['8 times or more']?.cleared, printed(scores)).toBeLessThanOrEqual(0)
  expect(scores['3 to 7 times']?.cleared, printed(scores)).toBeLessThanOrEqual(0)
})

function scored(plant: (every: number, phase: number) => Held): Scores {
  const random = chance(1)
  const scores: Scores = {}
  for (let draw = 0; draw < draws; draw++) {
    const inputs = 2 ** (6 + Math.floor(9 * random()))
    const every = Math.max(1, Math.round((inputs / 3) ** random()))
    const phase = Math.floor(random() * every)
    const readings = read(plant(every, phase), inputs)
    const [steps] = readings.slice(-1).map(([, change]) => Math.floor(change / size))
    const label = timesOf(steps ?? 0)
    if (label !== undefined) count(scores, label, growthOf(readings))
  }
  return scores
}

function timesOf(steps: number): string | undefined {
  if (steps >= 8) return '8 times or more'
  return steps >= 3 ? '3 to 7 times' : undefined
}
