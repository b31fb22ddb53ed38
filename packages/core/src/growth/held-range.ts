import type { Evidence } from './evidence.ts'
import type { Range } from './growth.ts'

/**
 * What is held per input: the lowest and highest of (change since the first reading) / (inputs since then), over the
 * readings from a quarter of the inputs to the last. On a staircase any single figure is an accident of where it ended.
 */
export function heldRange({ whole, inputs }: Evidence): Range {
  const first = whole[0]?.[0] ?? 0
  const rates = whole.filter(([at]) => at >= inputs / 4 && at > first).map(([at, change]) => change / (at - first))
  return { low: Math.min(...rates), high: Math.max(...rates) }
}
