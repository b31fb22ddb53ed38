import { appendFile, rename, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { WatchLog } from './watch-log.ts'

describe('WatchLog', () => {
  test('reads what has come since the last time', async () => {
    await withLog(start() + reading(1), async (log, file) => {
      expect((await log.read()).processes).toMatchObject([{ pid: 7, python: '3.11.7', readings: [{ at: 1 }] }])

      await appendFile(file, reading(2) + end(3))

      expect((await log.read()).processes).toMatchObject([
        { end: 'exited', readings: [{ at: 1 }, { at: 2, names: [{ count: 53 }] }, { at: 3 }] },
      ])
    })
  })

  test('waits for the end of a line', async () => {
    const line = reading(2)
    await withLog(start() + reading(1) + line.slice(0, 30), async (log, file) => {
      expect(times(await log.read())).toEqual([[1]])

      await appendFile(file, line.slice(30))

      const content = await log.read()
      expect(times(content)).toEqual([[1, 2]])
      expect(content.garbage).toBe(0)
    })
  })

  test('counts what is none of its lines and reads on: torn ones, other JSON, no figures, bytes', async () => {
    const garbage = [
      reading(2).slice(0, 40),
      '{"kind":"reading","run":"7-1"}',
      '{"kind":"reading","run":"7-1","at":"now","cpu":1}',
      '{"kind":"reading","run":"7-1","at":1e999,"cpu":1}',
      '{"kind":"start","run":"7-1"}',
      '{"kind":"other","run":"7-1"}',
      '[1, 2]',
      'null',
      '\u0000\u0001\ufffd',
    ]
    await withLog(`${start()}${reading(1)}${garbage.join('\n')}\n${reading(3)}`, async (log) => {
      const content = await log.read()

      expect(times(content)).toEqual([[1, 3]])
      expect(content.garbage).toBe(garbage.length)
    })
  })

  test('takes figures that are none for absent', async () => {
    const line = { ...fields(2), heap: 'much', blocks: null, names: [{ thread: 1 }, 'x', null], types: [['dict'], 3] }
    await withLog(`${start()}${JSON.stringify(line)}\n`, async (log) => {
      const [process] = (await log.read()).processes

      expect(process?.readings).toEqual([{ at: 2, cpu: 1, names: [], types: [] }])
    })
  })

  test('makes names of threads and types safe to print', async () => {
    const names = [{ thread: 1, at: 2, name: '\u001b[2Jcrawler\u202e', count: 3 }]
    await withLog(`${JSON.stringify({ ...fields(2), names, types: [['\u001b]0;x', 1]] })}\n`, async (log) => {
      const [process] = (await log.read()).processes

      expect(process?.readings[0]?.names[0]?.name).toBe('\\x1b[2Jcrawler\\u202e')
      expect(process?.readings[0]?.types?.[0]?.[0]).toBe('\\x1b]0;x')
    })
  })

  test('leaves out what another version wrote, and says which', async () => {
    const other = JSON.stringify({ kind: 'start', plateau_watch: 2, run: '7-1', pid: 7 })
    await withLog(`${other}\n`, async (log) => {
      expect(await log.read()).toEqual({ processes: [], garbage: 0, otherFormats: ['2'] })
    })
  })

  test('begins anew where the file has shrunk', async () => {
    await withLog(start() + reading(1) + reading(2), async (log, file) => {
      await log.read()

      await truncate(file, 0)
      await appendFile(file, reading(5))

      expect(times(await log.read())).toEqual([[5]])
    })
  })

  test('begins anew where another file has taken its place, as when it is thinned', async () => {
    await withLog(start() + reading(1) + reading(2), async (log, file) => {
      await log.read()

      await writeFile(`${file}.new`, start() + reading(1) + reading(2) + reading(3))
      await rename(`${file}.new`, file)

      expect(times(await log.read())).toEqual([[1, 2, 3]])
    })
  })

  test('tells processes apart that write to one file, the one that wrote last at the end', async () => {
    const lines = [start(), start('8-1', 8), reading(1), reading(1, '8-1'), reading(2), end(3, '8-1'), reading(4)]
    await withLog(lines.join(''), async (log) => {
      const { processes } = await log.read()

      expect(processes.map(({ pid, end: ended, readings }) => [pid, ended, readings.length])).toEqual([
        [8, 'exited', 2],
        [7, undefined, 3],
      ])
    })
  })

  test('takes a process that starts to write again for the same one, which is alive', async () => {
    await withLog(start() + reading(1) + end(2) + start() + reading(3), async (log) => {
      const content = await log.read()

      expect(times(content)).toEqual([[1, 2, 3]])
      expect(content.processes[0]?.end).toBeUndefined()
    })
  })

  test('knows a process whose first line was dropped', async () => {
    await withLog(reading(1) + reading(2), async (log) => {
      expect((await log.read()).processes).toMatchObject([{ pid: 7, notes: [], readings: [{ at: 1 }, { at: 2 }] }])
    })
  })

  test('leaves out a reading from before the last: a clock was set back', async () => {
    await withLog(start() + reading(5) + reading(4) + reading(6), async (log) => {
      expect(times(await log.read())).toEqual([[5, 6]])
    })
  })

  test('refuses what is no file', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(new WatchLog(join(folder, 'none')).read()).rejects.toThrow(
        /^Expected a file that plateau_watch.py writes, got: ENOENT/,
      )
      await expect(new WatchLog(folder).read()).rejects.toThrow(/which is no file$/)
    })
  })
})

async function withLog(text: string, use: (log: WatchLog, file: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const file = join(folder, 'growth.jsonl')
    await writeFile(file, text)
    await use(new WatchLog(file), file)
  })
}

function times({ processes }: Awaited<ReturnType<WatchLog['read']>>): readonly (readonly number[])[] {
  return processes.map(({ readings }) => readings.map(({ at }) => at))
}

function start(run = '7-1', pid = 7): string {
  return `${JSON.stringify({ kind: 'start', plateau_watch: 1, run, pid, python: '3.11.7', every: 60, notes: [] })}\n`
}

function reading(at: number, run = '7-1'): string {
  return `${JSON.stringify(fields(at, run))}\n`
}

function end(at: number, run = '7-1'): string {
  return `${JSON.stringify({ ...fields(at, run), kind: 'end', why: 'exited' })}\n`
}

function fields(at: number, run = '7-1') {
  return { kind: 'reading', run, at, cpu: at / 2, names: [{ thread: 1, name: 'MainThread', at, count: 53 }] }
}
