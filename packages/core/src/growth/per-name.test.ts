import { expect, test } from 'vitest'
import { perName } from './per-name.ts'

test('perName() divides both ends by the fresh names of an input', () => {
  expect(perName({ low: 604, high: 1410 }, 20)).toEqual({ low: 30.2, high: 70.5 })
})

test.each([0, -1, Number.NaN])('perName() rejects %s fresh names an input', (fresh) => {
  expect(() => perName({ low: 1, high: 2 }, fresh)).toThrow(
    `Expected fresh names per input to be above 0, got ${fresh}`,
  )
})
