import { formatRange, type Range } from '@plateau/core'

/**
 * An amount without what it is counted by, for sentences: `20 names`, `0.604-1.41 kB`.
 *
 * @param unit a gauge's: `B`, `names`, `objects`, `descriptors`.
 */
export function amount(range: Range, unit: string): string {
  const singular = range.low === 1 && range.high === 1 ? unit.replace(/s$/, '') : unit
  return formatRange(range, { unit: singular, per: '' }).slice(0, -'/'.length)
}
