import { expect, test } from 'vitest'
import type { CurvePoint } from './curve.ts'
import { heapsLaw } from './heaps-law.ts'
import { project } from './projection.ts'

const curve = Array.from({ length: 1000 }, (_, index): CurvePoint => [index + 1, Math.round(50 * (index + 1) ** 0.5)])
const law = heapsLaw(curve)

test('project() carries a power on, within a band, and multiplies by the heap of a name', () => {
  const projected = project(law, 100_000, { curve, perName: { low: 30, high: 70 } })

  const due = 50 * 100_000 ** 0.5
  expect(projected?.names.expected).toBeGreaterThan(0.95 * due)
  expect(projected?.names.expected).toBeLessThan(1.05 * due)
  expect(projected?.names.low).toBeLessThan(due)
  expect(projected?.names.high).toBeGreaterThan(due)
  expect(projected?.bytes).toEqual({
    low: 30 * (projected?.names.low ?? 0),
    high: 70 * (projected?.names.high ?? 0),
  })
})

test('project() tells no bytes where none were held', () => {
  expect(project(law, 100_000, { curve })?.bytes).toBeUndefined()
})

test('project() to fewer pages than were read is what was read', () => {
  expect(project(law, 10, { curve })).toEqual({ pages: 1000, names: { low: 1581, expected: 1581, high: 1581 } })
})

test('project() takes no power for more than a proportion', () => {
  const rising = Array.from({ length: 256 }, (_, index): CurvePoint => [index + 1, Math.round((index + 1) ** 1.5)])
  const projected = project(heapsLaw(rising), 256_000, { curve: rising })

  const perPage = (256 ** 1.5 - 16 ** 1.5) / 240
  expect(projected?.names.expected).toBeCloseTo(4096 + perPage * (256_000 - 256), -4)
})

test('project() of a settled vocabulary expects nothing and names a limit', () => {
  const settled = Array.from({ length: 160 }, (_, index): CurvePoint => [index + 1, Math.min(index + 1, 8)])

  const projected = project(heapsLaw(settled), 1_000_000, { curve: settled })
  expect(projected?.names.expected).toBeUndefined()
  expect(projected?.names).toMatchObject({ low: 8, high: expect.closeTo(8 + (999_840 * Math.log(20)) / 150, 0) })
})

test('project() cannot tell by an unclear law', () => {
  expect(project({ kind: 'unclear', because: 'few pages' }, 1000, { curve: [] })).toBeUndefined()
})
