import { expect, test } from 'vitest'
import { rowsInView } from './rows-in-view.ts'

const view = { scrolled: 0, height: 100, row: 20, count: 100_000 }

test.for([
  ['at the top', {}, [0, 14]],
  ['in the middle', { scrolled: 20_000 }, [992, 1014]],
  ['at the end', { scrolled: 2_000_000 - 100 }, [99_987, 100_000]],
  ['of a list that became shorter than it is scrolled', { scrolled: 20_000, count: 3 }, [0, 3]],
  ['of nothing', { count: 0 }, [0, 0]],
] as const)('rowsInView() %s', ([, change, rows]) => {
  expect(rowsInView({ ...view, ...change })).toEqual(rows)
})
