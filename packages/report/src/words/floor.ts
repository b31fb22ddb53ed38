import type { Run } from '@plateau/core'
import { amount } from './amount.ts'
import { count } from './count.ts'
import { cleared } from './gauges.ts'
import { list } from './list.ts'

/** What the verdicts that clear could not have seen: the floor below which they are blind. */
export function floor(run: Run): string | undefined {
  const blind = cleared(run).filter(({ name }) => name === 'heap' || name === 'names')
  if (blind.length === 0) return undefined
  const unseen = blind.flatMap(({ gauge, growth: { blindBelow } }) =>
    blindBelow > 0 ? [amount({ low: blindBelow, high: blindBelow }, gauge.unit)] : [],
  )
  const rarest = Math.max(...blind.map(({ growth }) => growth.rarest))
  const step = `a step rarer than once in ${count(rarest, 'page')}`
  return unseen.length === 0
    ? `would have missed ${step}`
    : `would have missed less than ${list(unseen.toReversed())} a page, or ${step}`
}
