import { judgeWatched, type WatchReading, type WatchResult } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { watchTerminal } from './watch-terminal.ts'

describe('watchTerminal()', () => {
  test('says what grows first, then what that is, what to do, and the figures', () => {
    const result = resultOf((index) => ({
      heap: 5e6 + 72_000 * index,
      mapped: 6e6 + 72_000 * index,
      resident: 3e7 + 72_000 * index,
      names: [{ thread: 1, name: 'MainThread', at: 60 * index, count: 1000 * index, bytes: 9000 * index }],
    }))

    expect(watchTerminal(result, { now: 60 * 64 })).toMatchInlineSnapshot(`
      "process 7: lxml's names grow: MainThread keeps 63,000, 63,000 more than 63 min
      before; the heap has grown by 4.54 MB
        it is     a vocabulary: it grows for as long as pages bring names that are new
        do        bound it by name, and let the dictionary end: up to lxml 6.1 it ends
                  with its thread, from 7.0 on with its parser; "plateau run PAGE"
                  tells which names a page leaves behind
        names     MainThread: 63,000 (+63,000), 567 kB of text: linear
        blocks    90,000 (+0): flat (of Python's own allocator: small objects)
        heap      9.54 MB (+4.54 MB): linear (what malloc has handed out)
        free      1 MB (+0 B): flat (what malloc holds and nobody uses)
        outside   24 MB (+0 B): flat (resident beyond what malloc holds: Python's
                  small objects, code, stacks)
        resident  34.5 MB (+4.54 MB): linear (all of the process that is in memory)
        watched   63 min, in which the process worked 52 min; 64 readings, the last 1
                  min ago
        cost      0.00017% of the time, at most 0.15 ms at once
      "
    `)
  })

  test('says what the objects are where they were counted', () => {
    const result = resultOf((index) => ({
      blocks: 90_000 + 500 * index,
      types: [
        ['builtins.dict', 3000 + 400 * index],
        ['crawler.Page', 100 * index],
        ['builtins.list', 2000],
      ],
    }))

    const told = watchTerminal(result)

    expect(told).toMatch(/^process 7: Python's objects grow: 121,500 blocks, 31,500 more than 63 min before\n/)
    expect(told).toMatch(/it is +a leak, or a cache that is not yet full/)
    expect(told).toMatch(/types +builtins\.dict \+25,200, crawler\.Page \+6,300\n/)
  })

  test('says that arenas stand for objects where nobody counts these', () => {
    const told = watchTerminal(resultOf((index) => ({ blocks: undefined, resident: 3e7 + 1e6 * index })))

    expect(words(told)).toMatch(
      /Python's objects grow: beside what malloc holds, 63 MB more are resident than 63 min before/,
    )
  })

  test('says of C code which threads may keep names that nobody reads', () => {
    const told = watchTerminal(resultOf((index) => ({ ...filling(index), threads: 5 })))

    expect(words(told)).toMatch(
      /what C code holds grows: malloc has handed out 18\.9 MB more .*; 4 threads may keep names/,
    )
    expect(words(told)).toMatch(/unread 4 threads that never called plateau_watch\.register\(\) or tick\(\)/)
  })

  test('says what fragmentation and nothing are', () => {
    const holes = watchTerminal(resultOf((index) => ({ mapped: 6e6 + 1e6 * index, resident: 3e7 + 1e6 * index })))

    expect(words(holes)).toMatch(
      /^process 7: fragmentation: resident has grown by \d+ MB, and what is held in it has not/,
    )
    expect(words(watchTerminal(resultOf(() => ({}))))).toMatch(/^process 7: nothing grows: /)
  })

  test('says when a reading is overdue, and what was lost', () => {
    const result = resultOf((index) => (index < 63 ? {} : { lost: 3, because: 'OSError: no room' }))

    const told = words(watchTerminal(result, { now: 60 * 63 + 600 }))

    expect(told).toMatch(/64 readings, the last 10 min ago: it is overdue/)
    expect(told).toMatch(/lost 3 readings could not be written: OSError: no room/)
  })

  test('tells the process that wrote last in full, of others the sentence, and advises a file each', () => {
    const one = resultOf(() => ({}))
    const [process] = one.processes
    if (process === undefined) throw new Error('Expected a process, got none')
    const other = { ...process, watched: { ...process.watched, pid: 8, end: 'exited' as const } }

    const told = watchTerminal({ ...one, processes: [other, process], garbage: 2, otherFormats: ['9'] })

    expect(told.match(/^process \d.*:/gm)).toEqual([
      'process 7: nothing grows:',
      'process 8, which has ended: nothing grows:',
    ])
    expect(words(told)).toMatch(/2 processes wrote to this file: give each its own, with \{pid\} in its path/)
    expect(words(told)).toMatch(/2 lines could not be read, and were left out/)
    expect(words(told)).toMatch(/lines of format 9 were left out/)
  })

  test('is one sentence a process where it is quiet', () => {
    expect(
      watchTerminal(
        resultOf(() => ({})),
        { quiet: true },
      )
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1)
  })

  test('says that there is no reading yet', () => {
    expect(watchTerminal({ ...resultOf(() => ({})), processes: [] })).toBe('No reading yet\n')
  })

  test('prints names of threads and types so that a terminal only shows them', () => {
    const attack = '\u001b[2J\u202e"><img onerror=x>'
    const told = watchTerminal(
      resultOf((index) => ({
        names: [{ thread: 1, name: attack, at: 60 * index, count: 5 }],
        types: [[attack, index]],
        because: attack,
        lost: 1,
      })),
    )

    for (const control of ['\u001b', '\u202e']) expect(told).not.toContain(control)
    expect(told).toContain('\\x1b[2J')
  })
})

type Held = { readonly [Key in keyof WatchReading]?: WatchReading[Key] | undefined }

function resultOf(held: (index: number) => Held): WatchResult {
  const level = { heap: 5e6, mapped: 6e6, resident: 3e7, blocks: 90_000, names: [] }
  const readings = Array.from({ length: 64 }, (_, index) => {
    const own = { seconds: index / 1e4, readings: index, longest: 1.5e-4 }
    return { at: 60 * index, cpu: 50 * index, own, ...level, ...held(index) } as WatchReading
  })
  const watched = { pid: 7, run: '7-1', python: '3.11.7', every: 60, notes: [], readings }
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

function filling(index: number): Held {
  return { heap: 5e6 + 3e5 * index, mapped: 6e6 + 3e5 * index, resident: 3e7 + 3e5 * index }
}

function words(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
