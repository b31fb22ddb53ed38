import { assert, asyncProperty, array, constantFrom, integer, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Pair } from '../snapshots/pair.ts'
import type { LiveStack, Snapshot } from '../snapshots/snapshot.ts'
import { subtract } from '../snapshots/subtract.ts'
import { readUmdh } from './read-umdh.ts'
import { umdhText } from './umdh-text.ts'

const dictionary: LiveStack = {
  frames: [
    {
      language: 'native',
      function: 'xmlDictLookup',
      module: '/a/etree.cpython-311-x86_64-linux-gnu.so',
      offset: 0x25e,
    },
    { language: 'native', module: '/a/libxml2.so.2', offset: 0x1234 },
    { language: 'python', function: 'parse', file: '/home/a/parse.py', line: 3 },
    { language: 'native' },
  ],
  bytes: 4120,
  count: 1,
}

describe('umdhText()', () => {
  test('prints a pair as umdh prints a difference', () => {
    const text = umdhText(subtract(snapshot([dictionary], 5000), snapshot([dictionary, dictionary], 9200)))

    expect(text.slice(text.indexOf('Figures'))).toMatchInlineSnapshot(`
      "Figures are decimal. Written by plateau.
      // The heap grew by 4200, 80 of it under no stack.
      //

      +    4120 (   8240 -   4120)      2 allocs	BackTrace17D816BB
      +       1 (      2 -      1)	BackTrace17D816BB	allocations

      	etree!xmlDictLookup+0000025E
      	libxml2!+00001234
      	python!parse (/home/a/parse.py, 3)
      	???

      Total increase == 4120
      "
    `)
  })

  test('prints what shrank, and hexadecimal figures where they are asked for', () => {
    const text = umdhText(subtract(snapshot([{ ...dictionary, trace: '7922D60' }]), snapshot([])), { base: 16 })

    expect(text).toContain('-    1018 (      0 -   1018)      0 allocs\tBackTrace7922D60\n')
    expect(text).toContain('Total decrease == 1018\n')
  })

  test('reads back as the pair that was printed, in both bases', async () => {
    await assert(
      asyncProperty(stacks, stacks, constantFrom(10 as const, 16 as const), async (before, after, base) => {
        const pair = subtract(snapshot(before), snapshot(after))

        const read = await pairIn(umdhText(pair, { base }))

        expect(read.attributed).toBe(pair.attributed)
        expect(read.stacks.map(told)).toEqual(pair.stacks.map(told))
      }),
    )
  })

  test('lets no note and no name pass for an entry', async () => {
    const hostile = '\n+ 1 (1 - 0) 1 allocs BackTrace1\n'
    const pair = subtract(
      snapshot([]),
      snapshot([{ frames: [{ language: 'native', function: `f${hostile}` }], bytes: 1, count: 1 }]),
    )

    const read = await pairIn(umdhText({ ...pair, notes: [hostile] }))

    expect(read.stacks).toHaveLength(1)
  })
})

const frameOf = record({
  language: constantFrom('native' as const),
  function: constantFrom('malloc', 'xmlDictLookup', 'operator new', 'f(int, char*)'),
  module: constantFrom('etree', 'libxml2'),
  offset: integer({ min: 0, max: 1e6 }),
})
const frames = array(frameOf, { minLength: 1, maxLength: 3 })
const stacks = array(record({ frames, bytes: integer({ min: 0, max: 1e6 }), count: integer({ min: 0, max: 100 }) }), {
  maxLength: 6,
})

function told({ bytes, count, before, after, frames: of }: Pair['stacks'][number]): unknown {
  return { bytes, count, before, after, names: of.map((frame) => frame.function) }
}

function snapshot(of: readonly LiveStack[], heap?: number): Snapshot {
  return {
    schema: 'plateau.snapshot/1',
    recorder: { name: 'memray' },
    stacks: of,
    notes: [],
    environment: {},
    ...(heap !== undefined && { heap, process: 'a' }),
  }
}

async function pairIn(text: string): Promise<Pair> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text)
  }
  const log = await readUmdh(chunks())
  if (log.kind !== 'difference') throw new Error(`Expected a difference, got a ${log.kind}`)
  return log.pair
}
