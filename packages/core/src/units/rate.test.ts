import { expect, test } from 'vitest'
import { formatRange, formatRate } from './rate.ts'

test.each([
  [1410, 'B', 'page', '1.41 kB/page'],
  [0.00392, 'B', 'input', '0.00392 B/input'],
  [0.0000001, 'B', 'input', '0.0000001 B/input'],
  [1500, 'names', 'page', '1500 names/page'],
])('formatRate(%s %s by %s) prints %s', (value, unit, per, text) => {
  expect(formatRate(value, { unit, per })).toBe(text)
})

test.each([
  [30.2, 70.52, 'B', 'name', '30.2-70.5 B/name'],
  [20, 20, 'names', 'page', '20 names/page'],
  [604, 1410, 'B', 'page', '0.604-1.41 kB/page'],
  [0, 1410, 'B', 'page', '0-1.41 kB/page'],
  [3, 1_632_000_000, 'B', 'page', '3 B/page to 1.63 GB/page'],
  [-12, 40, 'B', 'page', '-12 B/page to 40 B/page'],
  [0.001, 40, 'names', 'page', '0.001-40 names/page'],
])('formatRange(%s to %s %s by %s) prints %s', (low, high, unit, per, text) => {
  expect(formatRange({ low, high }, { unit, per })).toBe(text)
})
