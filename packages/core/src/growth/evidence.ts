import type { Reading, Series } from '../readings/series.ts'
import { settle } from './settle.ts'

/** The readings that a verdict rests on, prepared once for every rule. */
export interface Evidence {
  /** Inputs at the last reading. */
  readonly inputs: number
  /** Every reading, as it was taken. */
  readonly whole: Series
  /** The readings after warm-up. */
  readonly readings: readonly Reading[]
  /** The same readings with the noise taken out. */
  readonly calm: readonly number[]
  /** And with what comes and goes taken out. */
  readonly levels: readonly number[]
  /** Index of the reading that begins the last three doublings. */
  readonly tail: number
  /** What a subject that does nothing shows. */
  readonly noise: number
  /** The deepest fall within the last three doublings, 0 where none is deeper than the noise. */
  readonly band: number
  /** Every rise of `levels`, in order. */
  readonly rises: readonly Rise[]
}

/** Between two neighbouring readings the level rose. */
export interface Rise {
  readonly index: number
  readonly after: number
  readonly at: number
  readonly size: number
}

export function evidenceOf(whole: Series, noise: number): Evidence {
  const readings = afterWarmUp(whole)
  const changes = readings.map(([, change]) => change)
  const inputs = readings.at(-1)?.[0] ?? 0
  const tail = nearest(readings, inputs / 8)

  const calm = settle(changes, noise)
  const band = deepestFall(calm.slice(tail)) > 0 ? deepestFall(changes.slice(tail)) : 0
  const levels = band > 0 ? settle(changes, Math.max(noise, band)) : calm

  return { inputs, whole, readings, calm, levels, tail, noise, band, rises: risesOf(readings, levels) }
}

/** The rises of the last three doublings. */
export function tailRises({ rises, tail }: Evidence): readonly Rise[] {
  return rises.filter(({ index }) => index > tail)
}

/** How much the level grew between two counts of inputs, taken at the readings nearest to them. */
export function grown({ readings, levels }: Evidence, from: number, to: number): number {
  return (levels[nearest(readings, to)] ?? 0) - (levels[nearest(readings, from)] ?? 0)
}

/** The inputs of the first reading that counts. */
export function start({ readings }: Evidence): number {
  return readings[0]?.[0] ?? 0
}

// A series that begins before the first input holds the warm-up: measured on 130 real pages, 64 inputs outlast it.
function afterWarmUp(whole: Series): readonly Reading[] {
  return whole[0]?.[0] === 0 ? whole.filter(([inputs]) => inputs >= 64) : whole
}

/** Index of the reading nearest to `inputs`, by ratio. */
export function nearest(readings: readonly Reading[], inputs: number): number {
  const distances = readings.map(([at]) => Math.abs(Math.log(at / inputs)))
  return distances.indexOf(Math.min(...distances))
}

/** How far the changes fall below the highest before them. */
export function deepestFall(changes: readonly number[]): number {
  let highest = -Infinity
  let deepest = 0
  for (const change of changes) {
    highest = Math.max(highest, change)
    deepest = Math.max(deepest, highest - change)
  }
  return deepest
}

function risesOf(readings: readonly Reading[], levels: readonly number[]): readonly Rise[] {
  return readings.flatMap(([at], index) => {
    const size = (levels[index] ?? 0) - (levels[index - 1] ?? Infinity)
    return size > 0 ? [{ index, after: readings[index - 1]?.[0] ?? 0, at, size }] : []
  })
}
