import { describe, expect, test } from 'vitest'
import { judgeWatched } from './judge-watched.ts'
import type { WatchReading } from './watched.ts'

describe('judgeWatched()', () => {
  test('accuses names that a thread goes on adding', () => {
    const { verdict } = judge((index) => ({ heap: 5e6 + 72_000 * index, names: [read(index, 1000 * index)] }))

    expect(verdict).toEqual({ kind: 'names', also: [] })
  })

  test("accuses Python's objects where their blocks go on rising", () => {
    const { verdict } = judge((index) => ({ blocks: 90_000 + 500 * index, resident: 3e7 + 30_000 * index }))

    expect(verdict).toEqual({ kind: 'objects', also: [] })
  })

  test('tells both, what takes more memory first', () => {
    expect(judge((index) => ({ ...growingBoth(index), resident: 3e7 + 30_000 * index })).verdict).toEqual({
      kind: 'objects',
      also: ['names'],
    })
    expect(judge((index) => ({ ...growingBoth(index), ...grown(30_000 * index) })).verdict).toEqual({
      kind: 'names',
      also: ['objects'],
    })
  })

  test('takes arenas for objects where nobody counts the blocks', () => {
    const { verdict } = judge((index) => ({ blocks: undefined, tracked: 8000, resident: 3e7 + 1e6 * index }))

    expect(verdict).toEqual({ kind: 'objects', also: [] })
  })

  test('accuses C code where the heap rises and neither names nor objects do', () => {
    expect(judge((index) => grown(30_000 * index)).verdict).toEqual({ kind: 'c code', also: [] })
  })

  test('does not blame C code while it is open whether objects fill the heap', () => {
    const { verdict } = judge((index) => ({ ...grown(30_000 * index), blocks: index < 45 ? 90_000 : 99_000 }))

    expect(verdict).toMatchObject({ kind: 'undecided', because: expect.stringContaining("Python's objects") })
  })

  test('blames C code also where names cannot be read', () => {
    const names = [{ thread: 1, name: 'MainThread', at: 0, unknown: 'another layout' }]

    expect(judge((index) => ({ ...grown(30_000 * index), names })).verdict.kind).toBe('c code')
  })

  test('tells fragmentation where resident rises without the heap', () => {
    const { verdict } = judge((index) => ({ mapped: 6e6 + 1e6 * index, resident: 3e7 + 1e6 * index }))

    expect(verdict).toEqual({ kind: 'fragmentation', also: [] })
  })

  test('tells fragmentation where one large page left a large process', () => {
    const { verdict } = judge((index) => (index < 30 ? {} : { mapped: 16e6, resident: 4e7 }))

    expect(verdict).toEqual({ kind: 'fragmentation', also: [] })
  })

  test('is undecided where resident grows by too little to say what for', () => {
    const { verdict } = judge((index) => ({ resident: 3e7 + 3e4 * index }))

    expect(verdict).toMatchObject({ kind: 'undecided', because: expect.stringMatching(/^resident grows/) })
  })

  test('takes a process that loads what it needs at first for no finding', () => {
    expect(judge((index) => (index === 0 ? { resident: 1e7 } : {})).verdict).toEqual({ kind: 'nothing' })
  })

  test('does not take a full process for a hollow one', () => {
    const { verdict } = judge((index) => ({
      blocks: 90_000 + 30_000 * Math.min(index, 12),
      resident: 3e7 + 8e6 * Math.min(index, 12),
    }))

    expect(verdict).toEqual({ kind: 'nothing' })
  })

  test('is undecided while there are few readings', () => {
    const { verdict } = judgeWatched({ readings: Array.from({ length: 6 }, (_, index) => reading(index, {})) })

    expect(verdict).toMatchObject({ kind: 'undecided', because: expect.stringMatching(/are too few/) })
  })

  test('is undecided, and not clear, about a thread that has not read its names for long', () => {
    const { verdict, threads } = judge((index) => ({ names: [read(Math.min(index, 30), 500)] }))

    expect(verdict).toMatchObject({ kind: 'undecided', because: expect.stringContaining('plateau_watch.tick()') })
    expect(threads[0]?.age).toBe(33 * 60)
  })

  test('is undecided, and not clear, about names that cannot be read', () => {
    const names = [{ thread: 1, name: 'MainThread', at: 0, unknown: 'another layout' }]

    expect(judge(() => ({ names })).verdict).toEqual({
      kind: 'undecided',
      because: 'the names of MainThread: another layout',
    })
  })

  test('is undecided, and not clear, about a process that did nothing', () => {
    expect(judge((index) => ({ cpu: 5 + index / 1e4 })).verdict).toEqual({
      kind: 'undecided',
      because: 'the process hardly worked in this time',
    })
  })

  test('is undecided where there is nothing to judge by', () => {
    expect(judge(() => ({ heap: undefined, mapped: undefined, blocks: undefined })).verdict).toMatchObject({
      kind: 'undecided',
    })
    expect(judgeWatched({ readings: [] }).verdict).toMatchObject({ kind: 'undecided' })
  })

  test('counts the threads whose names nobody reads', () => {
    expect(judge(() => ({ threads: 6, names: [read(1, 5)] })).unread).toBe(4)
  })

  test('takes an hour without pages for no plateau', () => {
    // It works for 32 minutes, and rests for as long.
    const { verdict } = judge((index) => {
      const work = Math.min(index, 32)
      return { cpu: 50 * work + index / 1000, names: [read(index, 1000 * work)] }
    })

    expect(verdict.kind).toBe('names')
  })
})

function growingBoth(index: number): Held {
  return { blocks: 90_000 + 500 * index, names: [read(index, 10 * index)] }
}

type Held = { readonly [Key in keyof WatchReading]?: WatchReading[Key] | undefined }

function judge(held: (index: number) => Held) {
  return judgeWatched({ readings: Array.from({ length: 64 }, (_, index) => reading(index, held(index))) })
}

function reading(index: number, held: Held): WatchReading {
  const level = { heap: 5e6, mapped: 6e6, resident: 3e7, blocks: 90_000 }
  return { at: 60 * index, cpu: 50 * index, names: [], ...level, ...held } as WatchReading
}

function grown(by: number): Held {
  return { heap: 5e6 + by, mapped: 6e6 + by, resident: 3e7 + by }
}

function read(index: number, count: number) {
  return { thread: 1, name: 'MainThread', at: 60 * index, count, bytes: 9 * count }
}
