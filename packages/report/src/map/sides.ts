import type { Change, Range } from '@plateau/core'
import { amount } from '../words/amount.ts'

/** A change that has figures. */
export type Measured = Extract<Change, { kind: 'less' | 'more' }>

/** What was kept before and after, by fresh name where there are any: `1 name kept a name -> 0`. The unit is said once. */
export function sides({ gauge, before, after }: Measured, freshPerInput: number): string {
  const unit = gauge === 'names' ? 'names' : 'B'
  const each = freshPerInput > 0 ? freshPerInput : 1
  const side = ({ low, high }: Range) => (high === 0 ? '0' : amount({ low: low / each, high: high / each }, unit))
  const kept = ` kept a ${freshPerInput > 0 ? 'name' : 'page'}`
  return before.high === 0 ? `0 -> ${side(after)}${kept}` : `${side(before)}${kept} -> ${side(after)}`
}
