import { describe, expect, test } from 'vitest'
import type { Variation } from '../formats/result.ts'
import { changeOfGrowth } from './change-of-growth.ts'
import type { Pair } from './pair.ts'
import type { Snapshot } from './snapshot.ts'
import { subtract } from './subtract.ts'

describe('changeOfGrowth()', () => {
  test('says what each stack gained in the second window, less the first', () => {
    const old = window('tags', { xmlDictLookup: 4000, xmlAddID: 600 }, '4.9.4')
    const now = window('tags', { xmlDictLookup: 1000, xmlHashGrow: 50 }, '6.1.3')

    const [change] = changeOfGrowth([old], [now])

    expect(change?.stacks.map(({ frames, bytes }) => [frames[0]?.function, bytes])).toEqual([
      ['xmlHashGrow', 50],
      ['xmlAddID', -600],
      ['xmlDictLookup', -3000],
    ])
    expect(change?.attributed).toBe(-3550)
    expect([change?.before?.versions?.lxml, change?.after?.versions?.lxml]).toEqual(['4.9.4', '6.1.3'])
    expect(change).not.toHaveProperty('heapDifference')
  })

  test('holds windows of the same page and variation against each other, and leaves out what has no like', () => {
    const first = [window('ids', { a: 1 }), window('tags', { a: 10 }), window('text', { a: 100 })]
    const second = [window('tags', { a: 11 }), window('classes', { a: 5 }), window('ids', { a: 3 })]

    const changes = changeOfGrowth(first, second)

    expect(changes.map(({ after, attributed }) => [after?.variation, attributed])).toEqual([
      ['tags', 1],
      ['ids', 2],
    ])
  })

  test('holds the only pairs of two files against each other, whatever they are of', () => {
    expect(changeOfGrowth([window('ids', { a: 1 })], [window('tags', { a: 3 })])).toMatchObject([{ attributed: 2 }])
  })
})

function window(variation: Variation, grown: Readonly<Record<string, number>>, lxml = '4.9.4'): Pair {
  const reading: Snapshot = {
    schema: 'plateau.snapshot/1',
    page: 'minimal',
    variation,
    versions: { python: '3.11.7', lxml },
    process: lxml,
    heap: 0,
    recorder: { name: 'memray' },
    stacks: [],
    notes: [],
    environment: {},
  }
  const stacks = Object.entries(grown).map(([name, bytes]) => ({
    frames: [{ language: 'native', function: name } as const],
    bytes,
    count: 1,
  }))
  return subtract(reading, { ...reading, stacks })
}
