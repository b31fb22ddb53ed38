import type { Fork } from '../probe/fork.ts'

const columns = ['inputs', 'heap', 'names', 'resident', 'objects', 'descriptors', 'cpu'] as const
export type Column = Exclude<(typeof columns)[number], 'inputs'>

/** All gauges at one moment: bytes, counts, and microseconds of CPU time that the inputs so far took. */
export type Row = { readonly inputs: number } & { readonly [Name in Column]?: number }

/**
 * Has a fork exercise its subject up to each stop.
 *
 * @throws RunError as {@link Fork.ask}, and for an answer that is no row of readings for each stop.
 */
export async function exercise(fork: Fork, stops: readonly number[], withinMs: number): Promise<readonly Row[]> {
  const answer = await fork.ask(`exercise ${stops.join(' ')}`, withinMs)
  const rows = answer.split(';').map(parseRow)
  if (rows.length !== stops.length || rows.some((row, index) => row?.inputs !== stops[index])) {
    return fork.garbled(answer)
  }
  return rows as Row[]
}

/** @throws RunError for an answer that is no row of readings. */
export async function exerciseRow(fork: Fork, answer: string): Promise<Row> {
  return parseRow(answer) ?? (await fork.garbled(answer))
}

function parseRow(text: string): Row | undefined {
  const values = text.split(' ')
  if (values.length !== columns.length || !values.every((value) => /^-?\d{1,16}$/.test(value))) return undefined
  const pairs = columns.map((column, index) => [column, Number(values[index])] as const)
  // The probe says -1 for what it cannot read; it is absent from here on, never a number.
  return Object.fromEntries(pairs.filter(([column, value]) => column === 'inputs' || value !== -1)) as Row
}
