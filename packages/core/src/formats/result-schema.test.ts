import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { BaselineFinding } from '../baseline/baseline-finding.ts'
import { growthOf } from '../growth/growth-of.ts'
import { perName } from '../growth/per-name.ts'
import { always, leak, pools, read, saw, vocabulary } from '../corpus/planted.ts'
import { entries, lifetimes, type Result, type Run, variations } from './result.ts'

const schema: unknown = JSON.parse(readFileSync(new URL('../../schemas/result.schema.json', import.meta.url), 'utf8'))
const validate = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, allErrors: true }).compile(
  schema as object,
)

describe('result.schema.json', () => {
  test.each([
    ['flat', always(0)],
    ['plateau', saw(150, 0, always(100))],
    ['linear', leak(100, 0, 24)],
    ['staircase', pools(20, 10, { factor: 4, already: 0 })],
    ['sublinear', vocabulary(0.5, 40, 80)],
  ])('allows a run that is %s', (kind, held) => {
    const readings = read(held, 16_320)
    const growth = growthOf(readings)
    const whole = growth.kind === 'undecided' ? growth : { ...growth, perName: perName(growth.perInput, 20) }

    expect(growth.kind).toBe(kind)
    expectValid(result({ gauges: { heap: { unit: 'B', exact: true, noise: 64, growth: whole, readings } } }))
  })

  test('allows every gauge, undecided growth and each pace', () => {
    const undecided = { kind: 'undecided', because: 'too few' } as const
    const readings = read(always(0), 64)
    const plain = { exact: false, noise: 4096, growth: undecided, readings }
    for (const pace of [{ kind: 'steady' }, { kind: 'slowing', factor: 2 }, undecided] as const) {
      expectValid(
        result({
          gauges: {
            heap: { unit: 'B', ...plain },
            names: { unit: 'names', ...plain, total: 3, list: ['p', '\\xff'] },
            resident: { unit: 'B', ...plain },
            objects: { unit: 'objects', ...plain },
            descriptors: { unit: 'descriptors', ...plain },
            cpu: { unit: 'us', pace, readings },
          },
        }),
      )
    }
  })

  test('allows every variation, entry and lifetime, a callable, a lost health, and bounds', () => {
    for (const variation of variations) expectValid(result({ variation }))
    for (const entry of entries) expectValid(result({ subject: { ...lxml, entry } }))
    for (const lifetime of lifetimes) expectValid(result({ subject: { ...lxml, lifetime } }))
    expectValid(result({ subject: { kind: 'callable', call: 'module:function' } }))
    expectValid(result({ versions: { python: '3.13.0', with: { beautifulsoup4: '4.15.0', soupsieve: '4.1.2' } } }))
    expectValid(result({ health: { ok: false, atInput: 14_524, error: 'Memory allocation failed' } }))
    expectValid(result({ health: { ok: false, atInput: 14_524, error: 'unknown error', how: 'raised', afterwards } }))
    expectValid(
      result({
        bounds: [
          { bound: '72 B/name', outcome: 'holds', measured: { low: 30.2, high: 70.5 } },
          { bound: '0 names/page', outcome: 'undecided', because: 'too few' },
        ],
      }),
    )
  })

  test('allows the columns of a map, advice on its runs, and what a baseline says of them', () => {
    const versions = { python: '3.11.7', lxml: '6.1.3', libxml2: '2.14.6', asked: './lxml.whl' }
    const run: Partial<Run> = { versions }
    const range = { low: 1, high: 2 }
    const findings: readonly BaselineFinding[] = [
      { kind: 'same' },
      { kind: 'new' },
      { kind: 'unclear', because: 'undecided' },
      { kind: 'better', change: { kind: 'less', gauge: 'heap', before: range, after: range } },
      { kind: 'worse', change: { kind: 'more', gauge: 'names', before: range, after: range } },
    ]
    for (const baseline of findings) expectValid(result({ ...run, baseline }))
    expectValid({
      ...result(run),
      columns: [
        { name: './lxml.whl', versions, absent: [{ parser: 'xml', option: 'encoding', value: null }] },
        { name: '7.0', failed: 'no such release', absent: [] },
      ],
      advice: [
        {
          run: 'minimal/tags',
          bounding: [
            { in: 'option', option: 'collect_ids' },
            { in: 'option', option: 'schema', value: 'anything' },
            { in: 'lxml', lxml: '7.0' },
          ],
          lessening: [{ in: 'lifetime', lifetime: 'thread' }],
          idle: [{ in: 'entry', entry: 'feed', as: 'str' }],
          open: [{ in: 'lifetime', lifetime: 'page' }],
          recycleAfter: range,
        },
        { run: 'minimal/ids', bounding: [], lessening: [], idle: [], open: [] },
      ],
    })
  })

  test('allows what a bisection came to', () => {
    const tried = [
      { lxml: '4.9.4', side: 'good' },
      { lxml: '6.1.3', side: 'bad' },
      { lxml: '5.4.0', side: 'neither', because: 'undecided: too few inputs' },
    ] as const
    const ends = { good: '4.9.4', bad: '6.1.3', among: 12, tried, notes: ['the package index was silent'] }

    expectValid({ ...result({}), bisect: { ...ends, first: { good: '4.9.4', bad: '6.1.3', between: ['5.4.0'] } } })
    expectValid({ ...result({}), bisect: { ...ends, because: 'both ends keep nothing' } })
  })

  test.each<[string, (result: Record<string, unknown>, run: Record<string, unknown>) => void]>([
    ['a field it does not know', (whole) => (whole['extra'] = 1)],
    ['another schema', (whole) => (whole['schema'] = 'plateau.result/2')],
    ['a run without an outcome', (_, run) => delete run['outcome']],
    ['a variation it does not know', (_, run) => (run['variation'] = 'colours')],
    ['a gauge it does not know', (_, run) => (run['gauges'] = { swap: {} })],
    ['a gauge in another unit', (_, run) => (run['gauges'] = { heap: { ...heap, unit: 'kB' } })],
    ['a reading of three', (_, run) => (run['gauges'] = { heap: { ...heap, readings: [[8, 0, 1]] } })],
    [
      'a cleared gauge without a floor',
      (_, run) => (run['gauges'] = { heap: { ...heap, growth: { kind: 'flat', perInput: { low: 0, high: 0 } } } }),
    ],
    [
      'a cleared gauge with a rate',
      (_, run) => (run['gauges'] = { heap: { ...heap, growth: { ...cleared, perInput: { low: 0, high: 1 } } } }),
    ],
    ['a column without a name', (whole) => (whole['columns'] = [{ absent: [] }])],
    [
      'advice of a kind that it does not know',
      (whole) => (whole['advice'] = [{ run: 'a', bounding: [{ in: 'colour' }], lessening: [], idle: [], open: [] }]),
    ],
    [
      'a bisection of a side that it does not know',
      (whole) => (whole['bisect'] = { good: 'a', bad: 'b', among: 2, notes: [], tried: [{ lxml: 'a', side: 'left' }] }),
    ],
    ['a finding that says it is worse and not by how much', (_, run) => (run['baseline'] = { kind: 'worse' })],
    ['a requirement of no version', (_, run) => (run['versions'] = { python: '3.13.0', with: { soupsieve: null } })],
    ['lost health without an error', (_, run) => (run['health'] = { ok: false, atInput: 3 })],
    [
      'an attempt that fails without an error',
      (_, run) =>
        (run['health'] = {
          ok: false,
          atInput: 3,
          error: 'unknown error',
          afterwards: { ...afterwards, newThread: { page: { kind: 'fails' } } },
        }),
    ],
    ['a bound that cannot be read', (_, run) => (run['bounds'] = [{ bound: '-3 B/name', outcome: 'holds' }])],
  ])('rejects %s', (_, spoil) => {
    const whole = JSON.parse(JSON.stringify(result({ gauges: { heap } }))) as { runs: [Record<string, unknown>] }
    expect(validate(whole)).toBe(true)

    spoil(whole, whole.runs[0])

    expect(validate(whole)).toBe(false)
  })
})

const lxml = {
  kind: 'lxml',
  parser: 'html',
  options: { recover: true, encoding: null },
  entry: 'fromstring',
  as: 'bytes',
  lifetime: 'shared',
} as const

const parses = { kind: 'parses' } as const
const refused = { page: parses, freshNames: { kind: 'fails', error: 'unknown error' } } as const
const afterwards = {
  kept: { names: 21_819, bytes: 22_366_208 },
  sameParser: refused,
  newParser: refused,
  newThread: { page: parses, freshNames: parses },
} as const

const cleared = { kind: 'flat', perInput: { low: 0, high: 0 }, blindBelow: 0, rarest: 5117 } as const
const heap = { unit: 'B', exact: true, noise: 64, growth: cleared, readings: read(always(0), 64) } as const

function result(changes: Partial<Run>): Result {
  return {
    schema: 'plateau.result/1',
    plateau: '0.1.0',
    command: ['run'],
    startedAt: '2026-11-23T03:44:43.000Z',
    durationMs: 1200,
    machine: { platform: 'linux', arch: 'x64', libc: 'glibc 2.36', cores: 2 },
    runs: [
      {
        id: 'minimal/tags',
        page: 'minimal',
        subject: lxml,
        versions: { python: '3.11.7', lxml: '6.1.3', libxml2: '2.14.6' },
        variation: 'tags',
        freshPerInput: 20,
        reachedPerInput: 20,
        environment: { PYTHONMALLOC: 'malloc' },
        inputs: 16_320,
        durationMs: 900,
        gauges: {},
        health: { ok: true },
        bounds: [],
        outcome: 'bounded',
        because: 'nothing grew',
        notes: [],
        ...changes,
      },
    ],
  }
}

function expectValid(whole: Result): void {
  validate(JSON.parse(JSON.stringify(whole)))
  expect(validate.errors ?? []).toEqual([])
}
