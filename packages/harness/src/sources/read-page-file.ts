import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { mostBytesIn, type SourceOptions, tooLarge } from './source-options.ts'
import { pageFrom } from './page-from.ts'
import { refused, type SourceRecord } from './source-record.ts'

/** Reads one file as a page; what is none is refused. */
export async function* readPageFile(path: string, options: SourceOptions, name: string): AsyncGenerator<SourceRecord> {
  const { onRead, signal } = options
  const most = mostBytesIn(options)
  const { size } = await stat(path)
  const bytes = size > most ? undefined : await readAtMost(path, most, signal)
  onRead?.(size, size)
  if (bytes === undefined) yield refused(name, tooLarge(most))
  else yield pageFrom(bytes, { name }) ?? refused(name, 'is neither HTML nor XML, WARC nor MHTML')
}

/** A file may grow while it is read, and one of no size (a pipe, a device's) may be of any: the limit holds for what came. */
async function readAtMost(path: string, most: number, signal: AbortSignal | undefined): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of createReadStream(path, { ...(signal !== undefined && { signal }) })) {
    chunks.push(chunk as Buffer)
    length += (chunk as Buffer).length
    if (length > most) return undefined
  }
  return Buffer.concat(chunks, length)
}
