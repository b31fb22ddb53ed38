import type { Range } from '../growth/growth.ts'
import { formatNumber, scaleOf } from './size.ts'

/** A gauge's unit, and what a rate of it is counted by: `B` by `name`. */
export interface RateUnit {
  readonly unit: string
  readonly per: string
}

/**
 * Prints a rate in a gauge's unit: bytes are scaled, everything else is counted.
 *
 * @example
 * ```ts
 * import { formatRate } from '@plateau/core'
 *
 * console.log(formatRate(1410, { unit: 'B', per: 'page' })) // 1.41 kB/page
 * ```
 */
export function formatRate(value: number, { unit, per }: RateUnit): string {
  const scale = unit === 'B' ? scaleOf(value) : { unit, bytes: 1 }
  return `${formatNumber(value / scale.bytes)} ${scale.unit}/${per}`
}

/**
 * Prints the lowest and the highest of a rate in one unit, and a single figure where they read the same.
 *
 * @example
 * ```ts
 * import { formatRange } from '@plateau/core'
 *
 * console.log(formatRange({ low: 30.2, high: 70.52 }, { unit: 'B', per: 'name' })) // 30.2-70.5 B/name
 * ```
 */
export function formatRange({ low, high }: Range, rate: RateUnit): string {
  const scale = rate.unit === 'B' ? scaleOf(Math.max(Math.abs(low), Math.abs(high))) : { unit: rate.unit, bytes: 1 }
  const lowest = formatNumber(low / scale.bytes)
  const highest = formatNumber(high / scale.bytes)
  if (lowest === highest) return `${highest} ${scale.unit}/${rate.per}`
  // A dash after a minus reads as a range of its own, and thousandths of a unit as nothing at all.
  if (low < 0 || (low > 0 && low < scale.bytes / 100 && scale.bytes > 1)) {
    return `${formatRate(low, rate)} to ${formatRate(high, rate)}`
  }
  return `${lowest}-${highest} ${scale.unit}/${rate.per}`
}
