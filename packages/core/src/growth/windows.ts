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
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}
