import type { Reading } from './series.ts'

/**
 * The most by which two series of one subject differ at the same input, in the gauge's unit; nothing where no input of
 * theirs is the same.
 *
 * @example
 * ```ts
 * import { spreadBetween } from '@plateau/core'
 *
 * console.log(spreadBetween([[8, 0], [16, 640]], [[8, 0], [16, 624]])) // 16
 * ```
 */
export function spreadBetween(a: readonly Reading[], b: readonly Reading[]): number | undefined {
  const other = new Map(b)
  const differences = a.flatMap(([inputs, change]) => {
    const twin = other.get(inputs)
    return twin === undefined ? [] : [Math.abs(change - twin)]
  })
  return differences.length === 0 ? undefined : Math.max(...differences)
}
