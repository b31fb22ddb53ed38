import { open } from 'node:fs/promises'
import type { Watched, WatchReading } from '@plateau/core'
import { UsageError } from '../usage-error.ts'
import { type WatchLine, watchLine } from './watch-line.ts'

/** What a watch log holds so far. */
export interface WatchLogContent {
  /** The processes that wrote to it, the one that wrote last at the end. */
  readonly processes: readonly Watched[]
  /** Whole lines that are none of `plateau_watch.py`'s. */
  readonly garbage: number
  /** Formats of lines that another version of it wrote, which are left out. */
  readonly otherFormats: readonly string[]
}

/**
 * A file that `plateau_watch.py` writes to, read as far as it has come.
 *
 * A line without its end is not there yet. A file that is another one now, or shorter, was thinned: it is read anew.
 */
export class WatchLog {
  readonly path: string
  #file: number | undefined
  #offset = 0
  #rest = Buffer.alloc(0)
  #lines: WatchLine[] = []

  constructor(path: string) {
    this.path = path
  }

  /**
   * Reads what has come since the last time.
   *
   * @throws UsageError where the file cannot be read.
   */
  async read(): Promise<WatchLogContent> {
    const handle = await open(this.path, 'r').catch((cause: Error) => {
      throw new UsageError(`Expected a file that plateau_watch.py writes, got: ${cause.message}`, { cause })
    })
    try {
      const found = await handle.stat()
      if (!found.isFile()) {
        throw new UsageError(`Expected a file that plateau_watch.py writes, got ${this.path}, which is no file`)
      }
      const { ino, size } = found
      if (ino !== this.#file || size < this.#offset) this.#begin(ino)
      const fresh = Buffer.alloc(Math.max(0, size - this.#offset))
      const { bytesRead } = await handle.read(fresh, 0, fresh.length, this.#offset)
      this.#offset += bytesRead
      this.#take(fresh.subarray(0, bytesRead))
    } finally {
      await handle.close()
    }
    return contentOf(this.#lines)
  }

  #begin(file: number): void {
    this.#file = file
    this.#offset = 0
    this.#rest = Buffer.alloc(0)
    this.#lines = []
  }

  #take(fresh: Buffer): void {
    const whole = Buffer.concat([this.#rest, fresh])
    const end = whole.lastIndexOf(10) + 1
    this.#rest = whole.subarray(end)
    for (const text of whole.subarray(0, end).toString().split('\n')) {
      if (text.trim() !== '') this.#lines.push(watchLine(text))
    }
  }
}

function contentOf(lines: readonly WatchLine[]): WatchLogContent {
  const processes = new Map<string, Watched>()
  const otherFormats = new Set<string>()
  let garbage = 0
  for (const line of lines) {
    switch (line.kind) {
      case 'garbage':
        garbage += 1
        break
      case 'other format':
        otherFormats.add(line.format)
        break
      case 'start':
        begin(processes, line)
        break
      case 'reading':
        add(processes, line.run, { reading: line.reading })
        break
      case 'end':
        add(processes, line.run, { reading: line.reading, end: line.end })
        break
    }
  }
  return {
    processes: [...processes.values()].toSorted((one, other) => lastOf(one) - lastOf(other)),
    garbage,
    otherFormats: [...otherFormats],
  }
}

/** A process that starts to write anew goes on where it was: what it held then, it held. */
function begin(
  processes: Map<string, Watched>,
  { run, pid, python, every, notes }: Extract<WatchLine, { kind: 'start' }>,
) {
  const { readings = [] } = processes.get(run) ?? {}
  processes.set(run, {
    run,
    pid,
    ...(python !== undefined && { python }),
    ...(every !== undefined && { every }),
    notes,
    readings,
  })
}

interface Told {
  readonly reading: WatchReading
  readonly end?: Watched['end']
}

/** A reading whose first line was dropped is still one; one from before the last is no later reading. */
function add(processes: Map<string, Watched>, run: string, { reading, end }: Told): void {
  const known = processes.get(run) ?? { run, pid: Number.parseInt(run), notes: [], readings: [] }
  const readings = known.readings as WatchReading[]
  if (reading.at >= (readings.at(-1)?.at ?? -Infinity)) readings.push(reading)
  processes.set(run, { ...known, ...(end !== undefined && { end }) })
}

function lastOf({ readings }: Watched): number {
  return readings.at(-1)?.at ?? 0
}
