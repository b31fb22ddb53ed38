import { expect, test } from 'vitest'
import { studentsT } from './students-t.ts'

// As printed in the tables of the distribution, to three places.
test.each([
  [4, 2.776],
  [5, 2.571],
  [10, 2.228],
  [30, 2.042],
  [120, 1.98],
])('studentsT() of %s degrees of freedom is %s', (freedom, point) => {
  expect(studentsT(freedom)).toBeCloseTo(point, 2)
})
