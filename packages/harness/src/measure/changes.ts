import type { Reading } from '@plateau/core'
import type { Column, Row } from './row.ts'

/** One gauge's changes since its first reading; empty where any reading of it is missing. */
export function changes(rows: readonly Row[], column: Column): readonly Reading[] {
  const first = rows[0]?.[column]
  if (first === undefined) return []
  const readings = rows.flatMap((row) => {
    const value = row[column]
    return value === undefined ? [] : [[row.inputs, value - first] as const]
  })
  return readings.length === rows.length ? readings : []
}
