import { expect, test } from 'vitest'
import { duration } from './duration.ts'

test.each([
  [0.2, 'under 1 ms'],
  [1, '1 ms'],
  [850, '850 ms'],
  [999.6, '1 s'],
  [1000, '1 s'],
  [4120, '4.1 s'],
  [59_960, '1 min'],
  [125_000, '2 min 5 s'],
])('duration() says %d ms as %s', (ms, said) => {
  expect(duration(ms)).toBe(said)
})
