import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { PageDone } from '@plateau/harness'
import { whereTyped } from './where-typed.ts'
import { cannotBeWritten } from './write-outputs.ts'

/** Writes a line of JSON for every page of a corpus, as they come: what takes hours can be followed. */
export class PageLines {
  readonly #stream: WriteStream
  #failure: Error | undefined

  private constructor(stream: WriteStream) {
    this.#stream = stream
    stream.on('error', (error) => {
      this.#failure = error
    })
  }

  /** Opens the file; nothing where none was asked for. */
  static open(file: string | undefined): PageLines | undefined {
    return file === undefined ? undefined : new PageLines(createWriteStream(whereTyped(file)))
  }

  /** @throws UsageError where the file cannot be written. */
  add(lxml: string | undefined, { read, names, fresh }: PageDone): void {
    this.#refuseFailure()
    const { pass, page, url, bytes, outcome, held } = read
    const told = { ...(lxml !== undefined && { lxml }), pass, page, url, bytes, ...outcome, new: fresh, names }
    this.#stream.write(`${JSON.stringify({ ...told, heap: held?.heap, resident: held?.resident })}\n`)
  }

  /** @throws UsageError where the file could not be written to its end. */
  async close(): Promise<void> {
    this.#stream.end()
    await finished(this.#stream).catch((error: Error) => {
      this.#failure = error
    })
    this.#refuseFailure()
  }

  #refuseFailure(): void {
    if (this.#failure !== undefined) throw cannotBeWritten('--pages', this.#failure)
  }
}
