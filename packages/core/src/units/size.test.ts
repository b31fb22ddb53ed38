import { expect, test } from 'vitest'
import { formatSize } from './size.ts'

test.each([
  [0, '0 B'],
  [64, '64 B'],
  [999, '999 B'],
  [30.25, '30.3 B'],
  [1000, '1 kB'],
  [14_200, '14.2 kB'],
  [999_499, '999 kB'],
  [999_999, '1 MB'],
  [1_500_000, '1.5 MB'],
  [1_632_266_336, '1.63 GB'],
  [5_000_000_000_000, '5000 GB'],
  [-2345, '-2.35 kB'],
])('formatSize(%s) prints %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text)
})
