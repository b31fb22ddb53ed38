import { expect, test } from 'vitest'
import { afterwardsIn } from './afterwards-in.ts'

const fails = { page: null, freshNames: 'XMLSyntaxError: \u001b[2J' }
const works = { page: null, freshNames: null }

test('afterwardsIn() reads what the probe tried, and makes what lxml said safe', () => {
  const line = JSON.stringify({
    afterwards: { kept: { names: 3, bytes: 40 }, sameParser: fails, newParser: fails, newThread: works },
  })

  const refused = {
    page: { kind: 'parses' },
    freshNames: { kind: 'fails', error: String.raw`XMLSyntaxError: \x1b[2J` },
  }
  expect(afterwardsIn(['noise', line])).toEqual({
    kept: { names: 3, bytes: 40 },
    sameParser: refused,
    newParser: refused,
    newThread: { page: { kind: 'parses' }, freshNames: { kind: 'parses' } },
  })
})

test('afterwardsIn() leaves out what was not tried', () => {
  const line = JSON.stringify({
    afterwards: { kept: null, sameParser: null, newParser: { page: null }, newThread: { page: null } },
  })

  const page = { page: { kind: 'parses' } }
  expect(afterwardsIn([line])).toEqual({ newParser: page, newThread: page })
})

test.each([
  [],
  ['not JSON'],
  ['{"afterwards": 1}'],
  ['{"afterwards": {"newParser": {"page": null}}}'],
  ['{"afterwards": {"newParser": {"page": 7}, "newThread": {"page": null}}}'],
])('afterwardsIn() finds nothing in %j', (...lines) => {
  expect(afterwardsIn(lines)).toBeUndefined()
})
