import { expect, test } from 'vitest'
import { onDoublings } from './on-doublings.ts'

test('onDoublings() gives each doubling the same room', () => {
  const { marks } = onDoublings(
    [
      [8, 0],
      [16, 1],
      [32, 2],
      [64, 3],
    ],
    { width: 31, from: 1 },
  )

  expect(marks).toEqual([
    { column: 0, inputs: 8 },
    { column: 10, inputs: 16 },
    { column: 20, inputs: 32 },
    { column: 30, inputs: 64 },
  ])
})

test('onDoublings() carries a value on until the next reading', () => {
  expect(
    onDoublings(
      [
        [8, 0],
        [16, 5],
        [32, 9],
      ],
      { width: 9, from: 1 },
    ).values,
  ).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 9])
})

test('onDoublings() loses no peak to a column that holds several readings', () => {
  const { values } = onDoublings(
    [
      [8, 0],
      [1000, 0],
      [1001, 90],
      [1002, 0],
      [1024, 0],
    ],
    { width: 4, from: 1 },
  )

  expect(values).toContain(90)
})
