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
 * several shows the one furthest from where it began, so that no peak is lost. Unless `whole`, doublings at the start
 * in which nothing can be seen are left out.
 */
export function onDoublings(
  readings: readonly Reading[],
  { width, whole }: { readonly width: number; readonly whole: boolean },
): Columns {
  const positive = readings.filter(([inputs]) => inputs > 0)
  const shown = whole ? positive : telling(positive)
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
    const from = values[column - 1] ?? 0
    const there = values[column]
    values[column] = there === undefined || Math.abs(change - from) >= Math.abs(there - from) ? change : there
  }
  while (values.length < width) values.push(values.at(-1) ?? 0)

  const marks = Array.from({ length: Math.floor(doublings) + 1 }, (_, power) => first * 2 ** power)
  // The last input has a mark of its own, whatever it is.
  const spaced = [...marks.filter((inputs) => inputs < last), last]
  return { values, marks: spaced.map((inputs) => ({ column: columnOf(inputs), inputs })) }
}

/**
 * Leaves out the first doublings, where all that happened would be drawn lower than the thinnest line.
 *
 * On a plain vertical axis a curve that grows to the end hides its beginning anyway, and the end wants the room.
 */
function telling(shown: readonly Reading[]): readonly Reading[] {
  const [first] = shown
  const last = shown.at(-1)?.[0] ?? 0
  if (first === undefined) return []
  const changes = shown.map(([, change]) => change)
  const visible = (Math.max(...changes) - Math.min(...changes)) / 40
  const moved = shown.find(([, change]) => Math.abs(change - first[1]) > visible)
  if (moved === undefined || visible === 0) return shown

  let from = first[0]
  while (2 * from <= moved[0] && last / (2 * from) >= 2 ** leastDoublings) from *= 2
  return shown.filter(([inputs]) => inputs >= from)
}

const leastDoublings = 5
