import { assert, constantFrom, integer, property, array, record, uniqueArray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Frame } from './frame.ts'
import type { LiveStack, Snapshot } from './snapshot.ts'
import { subtract } from './subtract.ts'

describe('subtract()', () => {
  test('finds nothing between a snapshot and itself', () => {
    assert(
      property(stacks, (live) => {
        const pair = subtract(snapshot({ stacks: live }), snapshot({ stacks: live }))

        expect(pair.stacks).toEqual([])
        expect(pair.attributed).toBe(0)
      }),
    )
  })

  test('adds up: what stacks gained is what the snapshots differ by, bytes and allocations', () => {
    assert(
      property(stacks, stacks, (before, after) => {
        const pair = subtract(snapshot({ stacks: before }), snapshot({ stacks: after }))

        expect(pair.attributed).toBe(total(after, 'bytes') - total(before, 'bytes'))
        expect(total(pair.stacks, 'bytes')).toBe(pair.attributed)
        expect(total(pair.stacks, 'count')).toBe(total(after, 'count') - total(before, 'count'))
        for (const { bytes, count, before: was, after: is } of pair.stacks) {
          expect([bytes, count]).toEqual([is.bytes - was.bytes, is.count - was.count])
        }
      }),
    )
  })

  test('ranks by bytes, whatever order the recorder gave, and shares sum to one', () => {
    assert(
      property(stacks, stacks, (before, after) => {
        const pair = subtract(snapshot({ stacks: before }), snapshot({ stacks: after }))
        const turned = subtract(snapshot({ stacks: before.toReversed() }), snapshot({ stacks: after.toReversed() }))

        const bytes = pair.stacks.map((gained) => gained.bytes)
        expect(bytes).toEqual(bytes.toSorted((a, b) => b - a))
        expect(turned.stacks.map((gained) => gained.bytes)).toEqual(bytes)
        const shares = pair.stacks.flatMap(({ share }) => share ?? [])
        if (pair.attributed > 0) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
        else expect(shares).toEqual([])
      }),
    )
  })

  test('takes stacks for equal that differ by address, line, suffix, build path and library only', () => {
    const wheel = snapshot({
      stacks: [stack([native('htmlParseName.isra.0', { module: 'etree.so', offset: 7 }), py(3)])],
    })
    const built = snapshot({
      stacks: [
        stack([native('htmlParseName', { module: 'libxml2.so.2', file: '/a/HTMLparser.c', line: 9 }), py(4)]),
        stack([native('htmlParseName.cold', { module: 'libxml2.so.2', file: '/b/HTMLparser.c', line: 8 }), py(4)]),
      ],
    })

    const pair = subtract(wheel, built)

    expect(pair.stacks).toHaveLength(1)
    expect(pair.stacks[0]).toMatchObject({
      bytes: 100,
      count: 1,
      before: { bytes: 100 },
      after: { bytes: 200, count: 2 },
    })
  })

  test('takes the body and the wrapper of a Cython function for the function', () => {
    const apart = [native('__pyx_pf_4lxml_5etree_22fromstring'), native('__pyx_pw_4lxml_5etree_23fromstring')]
    const inlined = [native('__pyx_pw_4lxml_5etree_23fromstring')]

    expect(subtract(snapshot({ stacks: [stack(apart)] }), snapshot({ stacks: [stack(inlined)] })).stacks).toEqual([])
  })

  test('keeps frames without a name apart, by module and offset', () => {
    const pair = subtract(snapshot({ stacks: [at(1)] }), snapshot({ stacks: [at(1), at(2)] }))

    expect(pair.stacks).toEqual([expect.objectContaining({ frames: at(2).frames, bytes: 100 })])
  })

  test('shows the frames of the largest stack, readable ones, and what the linker calls them', () => {
    const small = stack([native('xmlDictLookup', { line: 1 })], 10)
    const large = stack([native('xmlDictLookup.part.0', { line: 2 })], 1000)

    const pair = subtract(snapshot({}), snapshot({ stacks: [small, large, small] }))

    expect(pair.stacks).toMatchObject([
      { bytes: 1020, count: 3, frames: [{ function: 'xmlDictLookup', symbol: 'xmlDictLookup.part.0', line: 2 }] },
    ])
  })

  test('compares the sum with the heap of the same process, and with no other', () => {
    const live = [stack([native('xmlDictLookup')], 950)]
    const before = snapshot({ process: 'a', heap: 5000 })

    const same = subtract(before, snapshot({ process: 'a', heap: 6000, stacks: live }))
    const other = subtract(before, snapshot({ process: 'b', heap: 6000, stacks: live }))

    expect(same).toMatchObject({ attributed: 950, heapDifference: 1000, remainder: 50 })
    expect(other.attributed).toBe(950)
    expect(other).not.toHaveProperty('heapDifference')
    expect(other).not.toHaveProperty('remainder')
  })

  test('keeps both readings without their stacks and names, and the names that are new', () => {
    const before = snapshot({ inputs: 64, names: ['p', 'div'], stacks: [stack([])] })
    const after = snapshot({ inputs: 128, names: ['p', 'div', 'x1'] })

    const pair = subtract(before, after)

    expect(pair.before).toEqual({
      recorder: { name: 'memray' },
      notes: [],
      environment: {},
      inputs: 64,
    })
    expect(pair.after?.inputs).toBe(128)
    expect(pair.names).toEqual(['x1'])
  })
})

const frames = array(
  record({
    language: constantFrom('native' as const, 'python' as const),
    function: constantFrom('malloc', 'xmlDictLookup', 'xmlDictLookup.part.0', 'parse'),
    line: integer({ min: 1, max: 3 }),
  }),
  { maxLength: 3 },
)
const stacks = uniqueArray(
  record({ frames, bytes: integer({ min: 0, max: 1e6 }), count: integer({ min: 0, max: 100 }) }),
  { maxLength: 12 },
)

function total(of: readonly { readonly bytes: number; readonly count: number }[], field: 'bytes' | 'count'): number {
  return of.reduce((sum, held) => sum + held[field], 0)
}

function snapshot(fields: Partial<Snapshot>): Snapshot {
  return {
    schema: 'plateau.snapshot/1',
    recorder: { name: 'memray' },
    stacks: [],
    notes: [],
    environment: {},
    ...fields,
  }
}

function stack(of: readonly Frame[], bytes = 100): LiveStack {
  return { frames: of, bytes, count: 1 }
}

function native(name: string, fields: Partial<Frame> = {}): Frame {
  return { language: 'native', function: name, ...fields }
}

function at(offset: number): LiveStack {
  return stack([{ language: 'native', module: '/usr/lib/etree.so', offset }])
}

function py(line: number): Frame {
  return { language: 'python', function: 'parse', file: '/home/a/parse.py', line }
}
