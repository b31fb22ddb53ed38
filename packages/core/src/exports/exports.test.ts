import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { perftools } from 'pprof/proto/profile.js'
import { describe, expect, test } from 'vitest'
import type { Pair } from '../snapshots/pair.ts'
import type { LiveStack, Snapshot } from '../snapshots/snapshot.ts'
import { subtract } from '../snapshots/subtract.ts'
import { foldedStacks } from './folded-stacks.ts'
import { pprof } from './pprof.ts'
import { speedscope } from './speedscope.ts'

const require = createRequire(import.meta.url)

const dictionary: LiveStack = {
  frames: [
    { language: 'native', function: 'xmlDictLookup', module: '/a/etree.so', file: '/b/dict.c', line: 870 },
    { language: 'native', function: 'htmlParseName.isra.0', module: '/a/etree.so' },
    { language: 'native', module: '/a/etree.so', offset: 0x1234 },
    { language: 'python', function: 'parse; all', file: '/home/a/parse.py', line: 3 },
  ],
  bytes: 4120,
  count: 1,
}
const unknown: LiveStack = { frames: [], bytes: 24, count: 3 }
const freed: LiveStack = { frames: [{ language: 'native', function: 'xmlHashGrow' }], bytes: 2064, count: 1 }

const tags = pairOf([freed], [dictionary, unknown], 'tags')
const ids = pairOf([], [dictionary], 'ids')

describe('foldedStacks()', () => {
  test('writes a stack a line, outermost first, and leaves out what shrank', () => {
    expect(foldedStacks([tags])).toBe('parse: all;etree.so+0x1234;htmlParseName;xmlDictLookup 4120\nunknown 24\n')
  })
})

describe('speedscope()', () => {
  const file = speedscope({
    schema: 'plateau.snapshots/1',
    plateau: '0.1.0',
    command: ['diff', 'a', 'b'],
    startedAt: '2026-11-23T03:44:43.000Z',
    pairs: [tags, ids],
  })

  test('is what the schema that speedscope publishes describes', () => {
    const path = require.resolve('speedscope/dist/release/file-format-schema.json')
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(path, 'utf8')) as object)

    validate(JSON.parse(JSON.stringify(file)))

    expect(validate.errors).toBeNull()
    expect(validate({ ...file, profiles: [{ ...file.profiles[0], unit: 'stones' }] })).toBe(false)
  })

  test('has a profile in bytes for each pair, whose stacks go from the outermost frame to the innermost', () => {
    expect(file.profiles.map(({ name, unit, endValue }) => [name, unit, endValue])).toEqual([
      ['minimal tags', 'bytes', 4144],
      ['minimal ids', 'bytes', 4120],
    ])
    const named = file.profiles[0]?.samples.map((sample) => sample.map((index) => file.shared.frames[index]?.name))
    expect(named).toEqual([['parse; all', 'etree.so+0x1234', 'htmlParseName', 'xmlDictLookup'], ['unknown']])
    expect(file.shared.frames).toContainEqual({ name: 'xmlDictLookup', file: '/b/dict.c', line: 870 })
  })
})

describe('pprof()', () => {
  test('is read by the decoder that is made from Google`s own description', () => {
    const { profile, text } = decoded([tags])

    expect(profile.sampleType.map(({ type, unit }) => [text(type), text(unit)])).toEqual([
      ['inuse_objects', 'count'],
      ['inuse_space', 'bytes'],
    ])
    expect(text(profile.defaultSampleType)).toBe('inuse_space')
    expect(profile.sample.map(({ value }) => value?.map(Number))).toEqual([
      [1, 4120],
      [3, 24],
      [-1, -2064],
    ])
  })

  test('names each frame, innermost first, with file, line and library', () => {
    const { profile, text } = decoded([tags])
    const locations = new Map(profile.location.map((location) => [Number(location.id), location]))
    const functions = new Map(profile.function.map((each) => [Number(each.id), each]))
    const told = profile.sample[0]?.locationId?.map((id) => {
      const { line: lines, mappingId } = locations.get(Number(id)) ?? {}
      const [line] = lines ?? []
      const { name, systemName, filename } = functions.get(Number(line?.functionId)) ?? {}
      const mapping = profile.mapping.find((each) => Number(each.id) === Number(mappingId))
      return [text(name), text(systemName), text(filename), Number(line?.line), text(mapping?.filename)]
    })

    expect(told).toEqual([
      ['xmlDictLookup', 'xmlDictLookup', '/b/dict.c', 870, '/a/etree.so'],
      ['htmlParseName', 'htmlParseName.isra.0', '', 0, '/a/etree.so'],
      ['etree.so+0x1234', 'etree.so+0x1234', '', 0, '/a/etree.so'],
      ['parse; all', 'parse; all', '/home/a/parse.py', 3, '[python]'],
    ])
  })

  test('says of each sample which window it is from, where there are several', () => {
    const { profile, text } = decoded([tags, ids])

    expect(profile.sample.map(({ label }) => [text(label?.[0]?.key), text(label?.[0]?.str)])).toEqual([
      ['window', 'minimal tags'],
      ['window', 'minimal tags'],
      ['window', 'minimal tags'],
      ['window', 'minimal ids'],
    ])
    expect(decoded([tags]).profile.sample[0]?.label).toEqual([])
  })

  test('holds what is beyond 32 bits, more and less', () => {
    const large = { ...freed, bytes: 5e9, count: 3e9 }
    const values = [pairOf([], [large], 'tags'), pairOf([large], [], 'tags')].map((pair) =>
      decoded([pair]).profile.sample[0]?.value?.map(Number),
    )

    expect(values).toEqual([
      [3e9, 5e9],
      [-3e9, -5e9],
    ])
  })

  test('is the same bytes for the same pair', () => {
    expect(pprof([tags])).toEqual(pprof([tags]))
  })
})

function decoded(pairs: readonly Pair[]) {
  const profile = perftools.profiles.Profile.decode(pprof(pairs))
  return { profile, text: (index: unknown): string => profile.stringTable[Number(index ?? 0)] ?? '' }
}

function pairOf(before: readonly LiveStack[], after: readonly LiveStack[], variation: 'tags' | 'ids'): Pair {
  const snapshot = (stacks: readonly LiveStack[]): Snapshot => ({
    schema: 'plateau.snapshot/1',
    page: 'minimal',
    variation,
    recorder: { name: 'memray' },
    stacks,
    notes: [],
    environment: {},
  })
  return subtract(snapshot(before), snapshot(after))
}
