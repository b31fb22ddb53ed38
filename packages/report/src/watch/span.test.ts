import { expect, test } from 'vitest'
import { span } from './span.ts'

test.for([
  [0.25, '250 ms'],
  [42, '42 s'],
  [600, '10 min'],
  [5400, '90 min'],
  [7200, '2 h'],
  [19_200, '5 h 20 min'],
  [273_600, '3 days 4 h'],
  [259_200, '3 days'],
] as const)('span() says %s seconds as %s', ([seconds, words]) => {
  expect(span(seconds)).toBe(words)
})
