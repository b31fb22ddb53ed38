import { type Evidence, nearest } from './evidence.ts'

/** The rate of each pair of neighbouring readings between two counts of inputs. */
export function ratesBetween({ readings, levels }: Evidence, from: number, to: number): readonly number[] {
  const first = nearest(readings, from)
  const last = nearest(readings, to)
  const rates: number[] = []
  for (let index = first + 1; index <= last; index++) {
    const rise = (levels[index] ?? 0) - (levels[index - 1] ?? 0)
    rates.push(rise / ((readings[index]?.[0] ?? 0) - (readings[index - 1]?.[0] ?? 0)))
  }
  return rates
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which a share of the values lies, between two of them by proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const lower = sorted[Math.floor(place)] ?? 0
  const upper = sorted[Math.ceil(place)] ?? 0
  return lower + (upper - lower) * (place - Math.floor(place))
}

/** The values without what towers over the rest: a step of a pool, a step of a table. */
export function withoutSteps(values: readonly number[]): readonly number[] {
  const limit = 3 * median(values.filter((value) => value > 0))
  return values.filter((value) => value <= limit)
}

export function meanWithoutSteps(values: readonly number[]): number {
  return mean(withoutSteps(values))
}

export function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / Math.max(1, values.length)
}

/** How far the mean lies from the true one, by the spread of the values. */
export function standardError(values: readonly number[]): number {
  const middle = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return Math.sqrt(squares / Math.max(1, values.length - 1) / Math.max(1, values.length))
}

/** The middle of the readings between two counts of inputs, as they were taken. */
export function middleBetween({ readings }: Evidence, from: number, to: number): number {
  return median(readings.slice(nearest(readings, from), nearest(readings, to) + 1).map(([, change]) => change))
}
