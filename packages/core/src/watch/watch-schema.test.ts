import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { judgeWatched } from './judge-watched.ts'
import type { Watched, WatchReading } from './watched.ts'
import type { WatchResult } from './watch-result.ts'

const schema = JSON.parse(readFileSync(new URL('../../schemas/watch.schema.json', import.meta.url), 'utf8')) as object
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema)

describe('watch.schema.json', () => {
  test('allows what is judged of a process whose names grow', () => {
    expectValid(resultOf(Array.from({ length: 40 }, (_, index) => reading(index))))
  })

  test('allows a process of which little is known', () => {
    const names = [{ thread: 1, name: 'MainThread', at: 0, unknown: 'another layout' }]

    expectValid(resultOf([{ at: 1, cpu: 1, names, lost: 2, because: 'no room' }]))
    expectValid(resultOf([]))
  })

  test('refuses a verdict that there is not', () => {
    const result = resultOf([reading(0)])
    const [process] = result.processes

    expect(validate({ ...result, processes: [{ ...process, verdict: { kind: 'leak', also: [] } }] })).toBe(false)
  })
})

function expectValid(result: WatchResult): void {
  validate(JSON.parse(JSON.stringify(result)))
  expect(validate.errors ?? []).toEqual([])
}

function resultOf(readings: readonly WatchReading[]): WatchResult {
  const watched: Watched = { pid: 7, run: '7-1', python: '3.11.7', every: 60, notes: [], end: 'exited', readings }
  return {
    schema: 'plateau.watch/1',
    plateau: '0.1.0',
    command: ['watch', 'growth.jsonl'],
    startedAt: '2026-11-23T10:00:00.000Z',
    file: '/srv/growth.jsonl',
    processes: [{ watched, ...judgeWatched(watched) }],
    garbage: 0,
    otherFormats: [],
  }
}

function reading(index: number): WatchReading {
  return {
    at: 60 * index,
    cpu: 50 * index,
    heap: 5e6 + 72_000 * index,
    mapped: 6e6 + 72_000 * index,
    resident: 3e7 + 72_000 * index,
    blocks: 90_000,
    tracked: 9000,
    types: [['builtins.dict', 3000]],
    threads: 2,
    names: [{ thread: 1, name: 'MainThread', at: 60 * index, count: 1000 * index, bytes: 9000 * index }],
    own: { seconds: index / 1e4, readings: index, longest: 1e-4 },
  }
}
