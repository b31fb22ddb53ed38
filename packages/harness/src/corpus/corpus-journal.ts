import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type HeldByProcess, linesOf, type PageRead } from '@plateau/core'
import { objectIn } from '../probe/object-in.ts'
import { cacheFolder, type Environment } from '../pythons/cache-folder.ts'
import { makeFolder } from '../pythons/make-folder.ts'

const forgottenAfterMs = 7 * 24 * 3600 * 1000

type Entry = { readonly begin: readonly [HeldByProcess, readonly string[]] } | { readonly page: PageRead }

/** Who hears what is written down, in its order. */
export interface Replayed {
  readonly begin: (held: HeldByProcess, names: readonly string[]) => void
  readonly page: (read: PageRead) => void
}

/**
 * What came of each page, kept in the cache until the corpus is read to its end: a reading that was interrupted goes on
 * from there.
 *
 * A file of lines: what a crash or a full disk tears off is the last page, which is read again.
 */
export class CorpusJournal {
  readonly #file: string
  #torn = false
  #handle: FileHandle | undefined

  private constructor(file: string) {
    this.#file = file
  }

  /** Opens the journal of a request: everything that decides what its pages show belongs to it. */
  static async open(request: unknown, env: Environment = process.env): Promise<CorpusJournal> {
    const folder = join(cacheFolder(env), 'corpora')
    await makeFolder(folder)
    await forgetOld(folder)
    const name = createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 32)
    return new CorpusJournal(join(folder, `${name}.jsonl`))
  }

  /** Hands over what is written down. Returns the pass it ends in, and how many of that one's pages are done. */
  async replay(heard: Replayed): Promise<{ readonly pass: number; readonly index: number }> {
    const at = { pass: 1, index: 0 }
    for await (const entry of this.#entries()) {
      if ('begin' in entry) {
        heard.begin(...entry.begin)
        continue
      }
      heard.page(entry.page)
      const { pass } = entry.page
      at.index = pass === at.pass ? at.index + 1 : 1
      at.pass = pass
    }
    return at
  }

  async begin(held: HeldByProcess, names: readonly string[]): Promise<void> {
    await this.#write({ begin: [held, names] })
  }

  async page(read: PageRead): Promise<void> {
    await this.#write({ page: read })
  }

  /** Nothing more comes for now: what is written down stays. */
  async pause(): Promise<void> {
    await this.#handle?.close()
    this.#handle = undefined
  }

  /** The corpus is read: the next one begins anew. */
  async close(): Promise<void> {
    await this.pause()
    await rm(this.#file, { force: true })
  }

  async #write(entry: Entry): Promise<void> {
    // A line that was torn off is ended first.
    const before = this.#torn ? '\n' : ''
    this.#torn = false
    this.#handle ??= await open(this.#file, 'a')
    await this.#handle.appendFile(`${before}${JSON.stringify(entry)}\n`)
  }

  async *#entries(): AsyncGenerator<Entry> {
    const found = await stat(this.#file).catch(() => undefined)
    if (found === undefined) return
    this.#torn = true
    for await (const lines of linesOf(createReadStream(this.#file))) {
      for (const { text } of lines) {
        const entry = objectIn(text) as Entry | undefined
        if (entry !== undefined) yield entry
      }
    }
  }
}

async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name)
    const { mtimeMs } = await stat(file)
    if (Date.now() - mtimeMs > forgottenAfterMs) await rm(file, { force: true })
  }
}
