import type { Bound, Run } from '@plateau/core'
import { expect, test } from 'vitest'
import { flat, linear, repeatedRun, undecided } from '../vitest/samples/sample-run.ts'
import { exitCodeOf, exitCodeOfMap } from './exit-code.ts'

const asked = { bounds: [{ bound: '0 B/page' as Bound, outcome: 'undecided' }] } as const
const bounded = repeatedRun(flat, { outcome: 'bounded' })
const growing = repeatedRun(linear, { outcome: 'growing' })
const exceeded = repeatedRun(linear, { outcome: 'exceeded' })
const open = repeatedRun(undecided, { outcome: 'undecided' })
const openBound = repeatedRun(undecided, { outcome: 'undecided', ...asked })
const failed = repeatedRun(flat, { outcome: 'failed', health: { ok: false, atInput: 3, error: 'ValueError' } })
const unseen = repeatedRun(flat, { outcome: 'undecided', freshPerInput: 4, reachedPerInput: 0 })
const nothing = repeatedRun(flat, { outcome: 'undecided', inputs: 0 })

test.each<[string, number, readonly Run[]]>([
  ['every bound holds', 0, [bounded, bounded]],
  ['what grows was not bounded', 0, [bounded, growing]],
  ['what is undecided was not bounded', 0, [bounded, open]],
  ['something grows, alone', 0, [growing]],
  ['one of several never arrived', 0, [bounded, unseen]],
  ['a bound is broken', 1, [bounded, exceeded]],
  ['a bound is broken, and another undecided', 1, [openBound, exceeded]],
  ['a bound is undecided', 3, [bounded, openBound]],
  ['no input arrived', 3, [unseen]],
  ['no input was used', 3, [nothing]],
  ['there was no run', 3, []],
  ['a child failed', 4, [bounded, failed]],
  ['a child failed, beside a broken and an undecided bound', 4, [openBound, exceeded, failed]],
])('where %s the exit code is %i', (_, code, runs) => {
  expect(exitCodeOf(runs)).toBe(code)
})

test('a map whose setting refuses the page is as its other runs, unless the baseline has it that it did not', () => {
  const health = { ok: false, atInput: 0, error: 'XMLSyntaxError', how: 'raised' } as const
  const refused = repeatedRun(flat, { outcome: 'failed', health })
  const disputed = { ...refused, baseline: { kind: 'unclear', because: 'nothing kept before, refused now' } } as const

  expect(exitCodeOfMap({ runs: [bounded, refused] })).toBe(0)
  expect(exitCodeOfMap({ runs: [bounded, { ...refused, baseline: { kind: 'same' } }] })).toBe(0)
  expect(exitCodeOfMap({ runs: [bounded, disputed] })).toBe(4)
  expect(exitCodeOfMap({ runs: [refused] })).toBe(3)
})
