import type { Series } from '../readings/series.ts'
import { mean, quantile, standardError } from './windows.ts'

/** How the time an input takes develops as inputs go by. */
export type Pace =
  | { readonly kind: 'steady' }
  /** An input of the last doubling takes `factor` times what one took from 1/64 to 1/8 of the inputs. */
  | { readonly kind: 'slowing'; readonly factor: number }
  | { readonly kind: 'undecided'; readonly because: string }

/**
 * Judges the time per input from readings of processor time, in whatever unit.
 *
 * Medians of the cost between neighbouring readings are compared, so a machine that is now and then busy with something
 * else changes nothing. Slowing takes half as much again, in a last doubling whose middle half lies above that of the
 * early readings, after a doubling that already cost more; less than a neighbour on the core can do to it must still be
 * rising. Late readings hold more inputs than early ones: heavy work
 * once in many inputs lifts their median alone, so the mean and the cheapest late reading must have risen too.
 *
 * @example
 * ```ts
 * import { paceOf, series } from '@plateau/core'
 *
 * const inputs = Array.from({ length: 64 }, (_, index) => 8 * (index + 1))
 * const pace = paceOf(series(inputs.map((count) => [count, 66 * (count - 8) + count ** 2 - 64])))
 * console.log(pace.kind) // slowing
 * ```
 */
export function paceOf(readings: Series): Pace {
  const inputs = readings.at(-1)?.[0] ?? 0
  const early = costs(readings, inputs / 64, inputs / 8)
  const before = costs(readings, inputs / 4, inputs / 2)
  const late = costs(readings, inputs / 2, inputs)
  if (early.length < 4 || before.length < 4 || late.length < 4) {
    return { kind: 'undecided', because: `${inputs} inputs are too few to compare early ones with late ones` }
  }
  const usual = quantile(early, 0.5)
  if (usual <= 0) return { kind: 'undecided', because: 'early inputs took less processor time than the clock can tell' }

  const factor = quantile(late, 0.5) / usual
  const apart = quantile(late, 0.25) > quantile(early, 0.75)
  if (factor <= 1.25 || !apart) return { kind: 'steady' }
  const times = `late inputs took ${factor.toFixed(2)} times as long as early ones`
  const inBursts = !risesThroughout(early, late)
  if (inBursts && mean(early) > 1.15 * usual) {
    const whole = `${(mean(late) / mean(early)).toFixed(2)} times by the mean`
    const because = `its time comes in bursts that late readings hold and early ones miss: ${factor.toFixed(2)} times as long by the median, ${whole}`
    return { kind: 'undecided', because }
  }
  if (factor < 1.5) return { kind: 'undecided', because: `${times}, too little to tell` }
  const halfway = quantile(before, 0.5)
  if (inBursts || halfway < 1.15 * usual) {
    return {
      kind: 'undecided',
      because: `${times}, but not throughout the last two doublings: the machine may have been busy`,
    }
  }
  if (factor < mostByNeighbour && quantile(late, 0.5) < 1.15 * halfway) {
    const because = `${times}, and no longer than those of the doubling before: another process may have come to share the core`
    return { kind: 'undecided', because }
  }
  return { kind: 'slowing', factor }
}

/**
 * What another process on the same core can make of processor time, by taking turns in its caches and pipelines.
 *
 * Measured on two cores that four processes shared: lxml 5.4.0, whose pages cost 19 us each, took 34 us from the 1,000th
 * page to the last. A table that slows goes on doing so.
 */
const mostByNeighbour = 2.5

// What keeps a machine busy only adds: under a slope even the cheapest late reading costs more, and so does the mean, by
// more than its spread.
function risesThroughout(early: readonly number[], late: readonly number[]): boolean {
  if (Math.min(...late) < 1.15 * quantile(early, 0.5) || mean(late) < 1.25 * mean(early)) return false
  return mean(late) - mean(early) > 3 * Math.hypot(standardError(early), standardError(late))
}

/** What an input cost between each two neighbouring readings of a stretch. */
function costs(readings: Series, from: number, to: number): readonly number[] {
  return readings.flatMap(([at, spent], index) => {
    const before = readings[index - 1]
    if (before === undefined || before[0] < from || at > to) return []
    return [(spent - before[1]) / (at - before[0])]
  })
}
