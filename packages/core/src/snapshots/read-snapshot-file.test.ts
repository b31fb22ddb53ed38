import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { formatPairs } from './format-pairs.ts'
import type { KeptName } from './kept-name.ts'
import type { SnapshotPairs } from './pair.ts'
import { readSnapshotFile } from './read-snapshot-file.ts'
import { SnapshotFileError } from './snapshot-file-error.ts'
import type { Snapshot } from './snapshot.ts'
import { subtract } from './subtract.ts'

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, allErrors: true })
for (const name of ['result', 'snapshot', 'snapshots']) ajv.addSchema(schemaOf(name))

const before: Snapshot = {
  schema: 'plateau.snapshot/1',
  subject: {
    kind: 'lxml',
    parser: 'html',
    options: { recover: true, encoding: null },
    entry: 'fromstring',
    as: 'bytes',
    lifetime: 'shared',
  },
  page: 'minimal',
  variation: 'tags',
  freshPerInput: 20,
  versions: { python: '3.11.7', lxml: '4.9.4', libxml2: '2.10.3' },
  inputs: 64,
  heap: 100_000,
  process: '4242',
  takenAt: '2026-11-23T03:44:43.000Z',
  recorder: { name: 'memray', version: '1.20.0' },
  names: ['p', '\\xff'],
  notes: ['12 frames have no name'],
  environment: { PYTHONMALLOC: 'malloc' },
  stacks: [],
}
const after: Snapshot = {
  ...before,
  subject: { kind: 'callable', call: 'module:function' },
  inputs: 128,
  heap: 104_200,
  names: ['p', '\\xff', 't00000001'],
  stacks: [
    {
      frames: [
        {
          language: 'native',
          function: 'xmlDictLookup.part.0',
          file: 'dict.c',
          line: 870,
          module: 'etree.so',
          offset: 4,
        },
        { language: 'native', module: 'etree.so', offset: 4660 },
        { language: 'native', address: 140_000 },
        { language: 'python', function: 'parse', file: 'parse.py', line: 3 },
      ],
      bytes: 4120,
      count: 1,
      trace: '1F',
    },
  ],
}
const known = {
  pattern: 'xmlDict*',
  reason: 'a vocabulary',
  link: 'https://example.com/1',
  expires: '2027-06-30',
  line: 4,
  stacks: 1,
  bytes: 4120,
  count: 1,
}
const kept: readonly KeptName[] = [
  { name: 'p', bytes: 1, constructs: ['tag', 'class'], page: 'minimal' },
  { name: 'xmlns', bytes: 5, constructs: [] },
]
const pairs: SnapshotPairs = {
  schema: 'plateau.snapshots/1',
  plateau: '0.1.0',
  command: ['stacks', '--vary', 'tags'],
  startedAt: '2026-11-23T03:44:43.000Z',
  pairs: [
    subtract(before, after),
    subtract(after, before),
    { stacks: [], known: [known], kept, attributed: 4120, notes: [] },
  ],
}

describe('readSnapshotFile()', () => {
  test.each([before, after, pairs])('reads back what was written, as its schema describes it', (file) => {
    const written = JSON.stringify(file, undefined, 2)

    const validate = ajv.getSchema(`urn:plateau:${file.schema.replace('plateau.', '').replace('/', ':')}`)
    expect(validate?.(JSON.parse(written))).toBe(true)
    expect(readSnapshotFile(written)).toEqual(file)
    expect(readSnapshotFile(`\uFEFF${written}`)).toEqual(file)
  })

  test('reads back what formatPairs() writes, a stack a line', () => {
    const written = [...formatPairs(pairs)].join('')

    expect(readSnapshotFile(written)).toEqual(pairs)
    expect(written.split('\n').filter((line) => line.includes('xmlDictLookup'))).toHaveLength(2)
    expect(readSnapshotFile([...formatPairs({ ...pairs, pairs: [] })].join(''))).toEqual({ ...pairs, pairs: [] })
  })

  test.each<[string, (file: Record<string, unknown>) => void, string]>([
    ['another schema', (file) => (file['schema'] = 'plateau.result/1'), 'schema to be one of plateau.snapshot/1, '],
    ['no stacks', (file) => delete file['stacks'], 'stacks to be a list, got nothing'],
    [
      'a negative count',
      (file) => (file['stacks'] = [{ frames: [], bytes: 1, count: -1 }]),
      'stacks[0].count to be a whole number of 0 or more, got -1',
    ],
    [
      'bytes in words',
      (file) => (file['stacks'] = [{ frames: [], bytes: 'many', count: 1 }]),
      'stacks[0].bytes to be a whole',
    ],
    [
      'a frame of another language',
      (file) => (file['stacks'] = [{ frames: [{ language: 'c' }], bytes: 1, count: 1 }]),
      'stacks[0].frames[0].language to be one of native, python',
    ],
    ['a recorder that is a text', (file) => (file['recorder'] = 'memray'), 'recorder to be an object, got "memray"'],
    ['a heap that is no number', (file) => (file['heap'] = null), 'heap to be a whole number, got null'],
    ['an environment with a list', (file) => (file['environment'] = { A: [] }), 'environment.A to be a text, got []'],
    ['notes that are none', (file) => (file['notes'] = [1]), 'notes[0] to be a text, got 1'],
  ])('rejects %s, naming the field', (_, spoil, message) => {
    const file = JSON.parse(JSON.stringify(before)) as Record<string, unknown>
    spoil(file)

    expect(() => readSnapshotFile(JSON.stringify(file))).toThrow(SnapshotFileError)
    expect(() => readSnapshotFile(JSON.stringify(file))).toThrow(`Expected ${message}`)
    expect(ajv.validate('urn:plateau:snapshot:1', file)).toBe(false)
  })

  test.each([
    ['{\n  "schema": "plateau.snapshot/1",\n  oops\n}', 3],
    ['{\n  "schema":\n', 3],
  ])('rejects what is no JSON, with its line: %j', (text, line) => {
    expect(() => readSnapshotFile(text)).toThrow(new RegExp(`^Line ${line}: Expected JSON, got: `))
  })

  test.each(['[]', '1', 'null', '"a"'])('rejects JSON that is something else: %s', (text) => {
    expect(() => readSnapshotFile(text)).toThrow('Expected the file to be an object')
  })
})

function schemaOf(name: string): object {
  const url = new URL(`../../schemas/${name}.schema.json`, import.meta.url)
  return JSON.parse(readFileSync(url, 'utf8')) as object
}
