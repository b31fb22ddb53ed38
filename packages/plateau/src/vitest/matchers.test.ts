import type { Bound, Run } from '@plateau/core'
import { callable } from '@plateau/harness'
import { expectTypeOf, test } from 'vitest'
import type { MeasuredRun } from '../session.ts'
import type { BoundsFor } from './matchers.ts'
import type { Measure } from './test.ts'
import { fixture } from '../pages.ts'

test('a run on fresh names takes bounds by page and by name', () => {
  expectTypeOf<BoundsFor<MeasuredRun<true>>>().toEqualTypeOf<readonly Bound[]>()
})

test('a run without fresh names takes bounds by page only', () => {
  type Taken = BoundsFor<MeasuredRun<false>>[number]

  expectTypeOf<'72 B/page'>().toExtend<Taken>()
  expectTypeOf<'72 B/name'>().not.toExtend<Taken>()
})

test('a run of which it is not known takes both, and is held to it when it is judged', () => {
  expectTypeOf<BoundsFor<Run>>().toEqualTypeOf<readonly Bound[]>()
  expectTypeOf<BoundsFor<MeasuredRun>>().toEqualTypeOf<readonly Bound[]>()
})

test('measure() remembers whether names were fresh', () => {
  expectTypeOf(measured).returns.toEqualTypeOf<{
    repeated: Promise<MeasuredRun<false>>
    fresh: Promise<MeasuredRun<true>>
  }>()
})

test('a bound is a number, a unit and what it is counted by', () => {
  expectTypeOf<'72 B/name'>().toExtend<Bound>()
  expectTypeOf<'1.5 KiB/page'>().toExtend<Bound>()
  expectTypeOf<'0 descriptors/page'>().toExtend<Bound>()
  expectTypeOf<'1 kb/page'>().not.toExtend<Bound>()
  expectTypeOf<'3 name/page'>().not.toExtend<Bound>()
  expectTypeOf<'72 B'>().not.toExtend<Bound>()
  expectTypeOf<'72 B/day'>().not.toExtend<Bound>()
  expectTypeOf<string>().not.toExtend<Bound>()
})

function measured(measure: Measure) {
  const subject = callable('json:loads')
  return {
    repeated: measure(subject, fixture('minimal').repeated()),
    fresh: measure(subject, fixture('minimal').fresh('tags')),
  }
}
