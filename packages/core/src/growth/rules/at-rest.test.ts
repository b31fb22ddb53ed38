import { expect, test } from 'vitest'
import { series } from '../../readings/series.ts'
import { growthOf } from '../growth-of.ts'

const stops = [8, ...Array.from({ length: 72 }, (_, index) => Math.round(8 * 2 ** ((index + 1) / 8)))]

/** As threads read: a step early on, then a little more or less. */
function after(step: number, tremble: (index: number) => number) {
  return series([...new Set(stops)].map((inputs, index) => [inputs, inputs < 13 ? 0 : step + tremble(index)]))
}

test('atRest() clears what trembles within the noise since a step that came early', () => {
  // The last 16 of 4,096 inputs: as measured with a parser in a thread a page, on lxml 6.1.3.
  const growth = growthOf(
    after(272, (index) => (index > 64 ? 16 : 0)),
    { noise: 64 },
  )

  expect(growth).toMatchObject({ kind: 'plateau', perInput: { low: 0, high: 0 }, ceiling: 288 })
})

test('atRest() does not clear what leaves the noise behind', () => {
  const growth = growthOf(
    after(272, (index) => 4 * Math.max(0, index - 40)),
    { noise: 64 },
  )

  expect(growth.kind).not.toMatch(/flat|plateau/)
})

test('atRest() does not clear what has only just come to rest', () => {
  const late = series([...new Set(stops)].map((inputs) => [inputs, inputs < 3400 ? 0 : 272]))

  expect(growthOf(late, { noise: 64 }).kind).not.toMatch(/flat|plateau/)
})
