import { createHash } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Run } from '@plateau/core'
import { cacheFolder, type Environment } from '../pythons/cache-folder.ts'

const forgottenAfterMs = 7 * 24 * 3600 * 1000

/**
 * The runs of a map that are done, kept in the cache until the map is whole: one that was interrupted goes on from there.
 *
 * A file of lines: what a crash or a full disk tears off is one run, which is measured again.
 */
export class Journal {
  readonly #file: string
  readonly #done: ReadonlyMap<string, Run>

  private constructor(file: string, done: ReadonlyMap<string, Run>) {
    this.#file = file
    this.#done = done
  }

  /** Opens the journal of a request: everything that decides what its runs show belongs to it. */
  static async open(request: unknown, env: Environment = process.env): Promise<Journal> {
    const folder = join(cacheFolder(env), 'maps')
    const file = join(
      folder,
      `${createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 32)}.jsonl`,
    )
    await mkdir(folder, { recursive: true })
    await forgetOld(folder)
    return new Journal(file, await read(file))
  }

  /** The run that was done under a name. */
  find(name: string): Run | undefined {
    return this.#done.get(name)
  }

  async add(name: string, run: Run): Promise<void> {
    // A line that was torn off is ended first.
    await appendFile(this.#file, `\n${JSON.stringify([name, run])}\n`)
  }

  /** The map is whole: the next one is measured anew. */
  async close(): Promise<void> {
    await rm(this.#file, { force: true })
  }
}

async function read(file: string): Promise<ReadonlyMap<string, Run>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return new Map(text.split('\n').flatMap((line) => entryOf(line)))
}

function entryOf(line: string): readonly (readonly [string, Run])[] {
  if (line === '') return []
  try {
    return [JSON.parse(line) as [string, Run]]
  } catch {
    return []
  }
}

async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name)
    const { mtimeMs } = await stat(file)
    if (Date.now() - mtimeMs > forgottenAfterMs) await rm(file, { force: true })
  }
}
