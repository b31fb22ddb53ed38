import { type Growth, isGrowing, type Undecided } from '../growth/growth.ts'
import { growthOf } from '../growth/growth-of.ts'
import { advancing, gaugeSeries, type Moment } from './gauge-series.ts'

/** What is said of one gauge over a process's working time: the kind alone, as there is no input to count a rate by. */
export type WatchGrowth = { readonly kind: Exclude<Growth['kind'], 'undecided'> } | Undecided

export function watchGrowth(moments: readonly Moment[], noise = 0): WatchGrowth {
  const taken = advancing(moments).length
  if (taken < leastReadings) {
    return { kind: 'undecided', because: `${taken} readings are too few: at least ${leastReadings} are needed` }
  }
  const growth = growthOf(gaugeSeries(moments), { noise })
  return growth.kind === 'undecided' ? growth : { kind: growth.kind }
}

// Sixteen in the last three doublings of time, as the growth rule wants, where they come at one pace.
const leastReadings = 20

export function grows(growth: WatchGrowth | undefined): boolean {
  return growth !== undefined && isGrowing(growth)
}
