import { describe, expect, test } from 'vitest'
import { lineAt } from './python-line.ts'

/** One function, compiled by each: its list spans lines, a line goes backwards, and one is 200 lines further on. */
const compiled = [
  {
    python: '3.9',
    pythonVersion: 0x030912f0,
    table: '0002020206fd040508010401040102ff047f004b',
    lines: { 0: 3, 2: 5, 8: 2, 12: 7, 20: 8, 24: 9, 28: 10, 30: 9, 34: 211 },
  },
  {
    python: '3.10',
    pythonVersion: 0x030a0df0,
    table: '0202060204fd080504010401020102ff0280007f044b',
    lines: { 0: 3, 2: 5, 8: 2, 12: 7, 20: 8, 24: 9, 28: 10, 30: 9, 34: 211 },
  },
  {
    python: '3.11',
    pythonVersion: 0x030b07f0,
    table:
      '8000e00809e0080988418905f0070409068041f00a000e0ff000030514f0000305148801d80b0cf000020914d81112f000011213d81112f003000d0ef8f05406000c0d8048',
    lines: { 0: 1, 2: 3, 4: 5, 6: 5, 12: 2, 16: 7, 22: 7, 24: 8, 28: 9, 32: 10, 34: 9, 38: 211, 40: 211 },
  },
  {
    python: '3.13',
    pythonVersion: 0x030d00f0,
    table:
      '8000e00809e0080988418905f0070409068041f30a000e0f8801df0b0c8831d81112f700011213d81112f203000d0ef105000e0ff05806000c0d8048',
    lines: { 0: 1, 2: 3, 4: 5, 12: 2, 16: 7, 26: 8, 44: 9, 62: 10, 64: 9, 70: 7, 74: 211 },
  },
] as const

describe('lineAt()', () => {
  test.for(compiled)('finds the lines that Python $python itself tells', ({ pythonVersion, table, lines }) => {
    const found = Object.keys(lines).map((offset) => [
      offset,
      lineAt(Buffer.from(table, 'hex'), Number(offset), { firstLine: 1, pythonVersion }),
    ])

    expect(Object.fromEntries(found)).toEqual(lines)
  })

  test('takes the last line for an instruction behind the table', () => {
    const table = Buffer.from(compiled[0].table, 'hex')

    expect(lineAt(table, 9999, { firstLine: 1, pythonVersion: 0x030912f0 })).toBe(211)
  })

  test('takes the first line where there is no table', () => {
    const nothing = Buffer.alloc(0)

    expect(
      [0x030912f0, 0x030a0df0, 0x030d00f0].map((pythonVersion) => lineAt(nothing, 4, { firstLine: 7, pythonVersion })),
    ).toEqual([7, 7, 7])
  })
})
