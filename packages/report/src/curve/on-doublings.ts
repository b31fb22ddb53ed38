import type { Reading } from '@plateau/core'

/** Readings on an axis of doublings: one value a column, and where each doubling of the inputs begins. */
export interface Columns {
  readonly values: readonly number[]
  readonly marks: readonly { readonly column: number; readonly inputs: number }[]
}

/**
 * Lays readings out on an axis where each doubling of the inputs takes the same room.
 *
 * libxml2's pools and tables grow by doublings: on this axis a staircase shows each of its steps, where a plain axis
 * would leave all but the last two in its first columns. A column without a reading carries the last one on; one with
 * several shows the one furthest from where it began, so that no peak is lost.
 *
 * @param options.from the inputs at which the axis begins.
 */
export function onDoublings(
  readings: readonly Reading[],
  { width, from }: { readonly width: number; readonly from: number },
): Columns {
  const shown = readings.filter(([inputs]) => inputs >= Math.max(from, 1))
  const first = shown[0]?.[0] ?? 1
  const last = shown.at(-1)?.[0] ?? 1
  const doublings = Math.log2(last / first)
  const columnOf = (inputs: number) =>
    doublings === 0 ? 0 : Math.round((Math.log2(inputs / first) / doublings) * (width - 1))

  const values: number[] = []
  for (const [inputs, change] of shown) {
    const column = columnOf(inputs)
    const before = values.at(-1) ?? change
    while (values.length < column) values.push(before)
    const base = values[column - 1] ?? 0
    const there = values[column]
    values[column] = there === undefined || Math.abs(change - base) >= Math.abs(there - base) ? change : there
  }
  while (values.length < width) values.push(values.at(-1) ?? 0)

  const marks = Array.from({ length: Math.floor(doublings) + 1 }, (_, power) => first * 2 ** power)
  // The last input has a mark of its own, whatever it is.
  const spaced = [...marks.filter((inputs) => inputs < last), last]
  return { values, marks: spaced.map((inputs) => ({ column: columnOf(inputs), inputs })) }
}
