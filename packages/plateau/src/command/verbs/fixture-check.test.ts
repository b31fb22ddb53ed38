import { expect, test } from 'vitest'
import { sameEachTime } from './fixture-check.ts'

test('sameEachTime() tells a page that is parsed to something else from one that is not parsed', () => {
  const lost = { ok: false, error: 'the tree differs from the first one\nat <p>' } as const

  expect(sameEachTime({ health: { ok: true } })).toEqual({ kind: 'good' })
  expect(sameEachTime({ health: { ...lost, atInput: 8, how: 'changed' } })).toEqual({
    kind: 'not deterministic',
    because: 'the tree differs from the first one',
  })
  expect(sameEachTime({ health: { ...lost, atInput: 5, how: 'raised' } }).kind).toBe('not deterministic')
  expect(sameEachTime({ health: { ...lost, atInput: 1, how: 'raised' } }).kind).toBe('cannot tell')
})
