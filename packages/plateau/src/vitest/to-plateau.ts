import type { Growth, GrowthGauge } from '@plateau/core'
import type { ExpectationResult, MatcherState } from './matcher-state.ts'
import { evidence } from './evidence.ts'
import { runUnderTest } from './run-under-test.ts'

/** resident is shown, not judged: it is not exact, and disagrees with the heap in shape. */
const judged: readonly GrowthGauge[] = ['heap', 'names', 'objects', 'descriptors']

/**
 * Passes when every exact gauge of a run is flat or stops at a plateau; throws where one is undecided and none grows.
 */
export function toPlateau(this: MatcherState, received: unknown): ExpectationResult {
  const run = runUnderTest(received, 'toPlateau')
  const kinds = judged.flatMap((name) => {
    const gauge = run.gauges[name]
    return gauge === undefined || !gauge.exact ? [] : [[name, gauge.growth] as const]
  })
  if (kinds.length === 0) throw new Error(`Cannot judge a run without an exact gauge\n\n${evidence(run)}`)

  const growing = kinds.filter(([, growth]) => grows(growth) === true).map(([name]) => name)
  const open = kinds.find(([, growth]) => grows(growth) === 'cannot tell')
  if (growing.length === 0 && open?.[1].kind === 'undecided') {
    throw new Error(`Cannot judge ${open[0]}: ${open[1].because}\n\n${evidence(run)}`)
  }
  return {
    pass: growing.length === 0,
    actual: Object.fromEntries(kinds.map(([name, { kind }]) => [name, kind])),
    expected: 'flat or plateau',
    message: () =>
      this.isNot === true
        ? `Wanted growth, and every gauge is flat or stops at a plateau\n\n${evidence(run)}`
        : `Wanted a plateau, and ${growing.join(' and ')} ${growing.length === 1 ? 'grows' : 'grow'}\n\n${evidence(run)}`,
  }
}

function grows(growth: Growth): boolean | 'cannot tell' {
  switch (growth.kind) {
    case 'flat':
    case 'plateau':
      return false
    case 'sublinear':
    case 'linear':
    case 'staircase':
      return true
    case 'undecided':
      return 'cannot tell'
  }
}
