/**
 * Counts things: `1 name`, `2,040 inputs`.
 *
 * Sizes and rates are `@plateau/core`'s to print.
 */
export function count(amount: number, thing: string): string {
  return `${grouped(amount)} ${amount === 1 ? thing : `${thing}s`}`
}

/** A whole number as people write it: `16,320`. */
export function grouped(amount: number): string {
  return amount.toLocaleString('en', { maximumFractionDigits: 0 })
}
