/** How many bytes a unit of size is: powers of ten, and powers of 1,024 by their IEC names. */
export const sizeUnits = { B: 1, kB: 1e3, MB: 1e6, KiB: 1024, MiB: 1024 ** 2 } as const

/**
 * Prints a size for people: exact below 1 kB, three digits above.
 *
 * @example
 * ```ts
 * import { formatSize } from '@plateau/core'
 *
 * console.log(formatSize(64), formatSize(14_200), formatSize(1_500_000)) // 64 B 14.2 kB 1.5 MB
 * ```
 */
export function formatSize(bytes: number): string {
  if (Math.abs(bytes) < 1e3 && Number.isInteger(bytes)) return `${bytes} B`
  const scale = scaleOf(bytes)
  return `${formatNumber(bytes / scale.bytes)} ${scale.unit}`
}

const scales = [
  { unit: 'GB', bytes: 1e9 },
  { unit: 'MB', bytes: 1e6 },
  { unit: 'kB', bytes: 1e3 },
] as const

/** The largest decimal unit that leaves at least 1 after rounding. */
export function scaleOf(bytes: number): { readonly unit: string; readonly bytes: number } {
  const rounded = Number(Math.abs(bytes).toPrecision(3))
  return scales.find((scale) => rounded >= scale.bytes) ?? { unit: 'B', bytes: 1 }
}

// Made once: `toLocaleString` makes one for each number, half the time of a report of 10,000 runs.
const whole = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 0 })

/** Three digits, whole numbers in full, no exponent and no trailing zeros. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value)) return whole.format(value)
  const text = Math.abs(value) >= 1000 ? value.toFixed(0) : Number(value.toPrecision(3)).toString()
  return text.includes('e') ? Number(text).toLocaleString('en', { maximumFractionDigits: 20 }) : text
}
