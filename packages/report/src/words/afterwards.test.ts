import type { Afterwards, Run } from '@plateau/core'
import { expect, test } from 'vitest'
import { afterwardsInWords, limitInWords } from './afterwards.ts'

const parses = { kind: 'parses' } as const
const fails = { kind: 'fails', error: 'XMLSyntaxError: unknown error' } as const
const refused = { page: parses, freshNames: fails }
const taken = { page: parses, freshNames: parses }

test('what was kept at the limit, and who still parses what', () => {
  const run = failed({
    kept: { names: 21_838, bytes: 22_364_618 },
    sameParser: refused,
    newParser: refused,
    newThread: taken,
  })

  expect(limitInWords(run)).toBe('21,838 names of 22.4 MB in all were kept when it broke')
  expect(afterwardsInWords(run)).toEqual([
    "the page: parses with the same parser, a new one in that thread and a new thread's",
    "new names: fail with the same parser and a new one in that thread (XMLSyntaxError: unknown error); parse with a new thread's",
  ])
})

test('only what was tried is told', () => {
  const run = failed({ newParser: { page: fails }, newThread: { page: { ...fails, error: 'MemoryError' } } })

  expect(limitInWords(run)).toBeUndefined()
  expect(afterwardsInWords(run)).toEqual([
    "the page: fails with a new one in that thread (XMLSyntaxError: unknown error); fails with a new thread's (MemoryError)",
  ])
})

test.each<Run['health']>([{ ok: true }, { ok: false, atInput: 3, error: 'the child was killed by signal 9' }])(
  'nothing is told of %j',
  (health) => {
    expect(limitInWords({ health })).toBeUndefined()
    expect(afterwardsInWords({ health })).toEqual([])
  },
)

function failed(afterwards: Afterwards): Pick<Run, 'health'> {
  return { health: { ok: false, atInput: 3637, error: fails.error, how: 'raised', afterwards } }
}
