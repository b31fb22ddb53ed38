import type { Reading } from './series.ts'

/**
 * The most by which any two series of one subject differ at the same input, in the gauge's unit; nothing where no two
 * were read at the same one.
 *
 * @example
 * ```ts
 * import { spreadAmong } from '@plateau/core'
 *
 * console.log(spreadAmong([[[8, 0], [16, 640]], [[8, 0], [16, 624]], [[8, 0], [16, 656]]])) // 32
 * ```
 */
export function spreadAmong(all: readonly (readonly Reading[])[]): number | undefined {
  const at = new Map<number, { low: number; high: number; count: number }>()
  for (const [inputs, change] of all.flat()) {
    const seen = at.get(inputs)
    if (seen === undefined) at.set(inputs, { low: change, high: change, count: 1 })
    else {
      seen.low = Math.min(seen.low, change)
      seen.high = Math.max(seen.high, change)
      seen.count += 1
    }
  }
  const compared = [...at.values()].filter(({ count }) => count > 1)
  return compared.length === 0 ? undefined : Math.max(...compared.map(({ low, high }) => high - low))
}
