import { createReadStream } from 'node:fs'
import { AsyncIterReader, WARCParser, type WARCRecord } from 'warcio'
import { nextWarcRecord } from './next-warc-record.ts'
import type { SourceOptions } from './source-options.ts'

/** A record of a WARC, or what is in the place of one. */
export type FoundRecord =
  | { readonly kind: 'record'; readonly record: WARCRecord; readonly block: Block }
  | { readonly kind: 'broken'; readonly record?: WARCRecord; readonly at: number; readonly because: string }

/** A record's block: its bytes, unless it was not wanted or is too large. */
export type Block = { readonly kind: 'bytes'; readonly bytes: Buffer } | { readonly kind: 'passed over' | 'too large' }

export interface WarcRecordsOptions extends Pick<SourceOptions, 'signal'> {
  readonly zipped: boolean
  readonly size: number
  /** Whether a record's block is to be read. */
  readonly wants: (record: WARCRecord) => boolean
  readonly mostBytes: number
  /** Is told up to which byte the file was read. */
  readonly onRead: (read: number) => void
}

/**
 * Reads the records of a WARC (ISO 28500) in order and one at a time; in a gzipped one, each is a gzip member.
 *
 * Where one is broken, the reading goes on at the next that is found behind its beginning, not behind its end: a length
 * that is too long would take the records after it along.
 */
export async function* warcRecords(path: string, options: WarcRecordsOptions): AsyncGenerator<FoundRecord> {
  let from: number | undefined = 0
  let searching = false
  while (from !== undefined) {
    let brokenAt: number | undefined
    for await (const found of recordsFrom(path, from, options)) {
      // What looked like a record where the next one was searched for, and is none, is not worth telling.
      if (found.kind === 'record' || !searching) yield found
      searching = found.kind === 'broken'
      if (found.kind === 'broken') brokenAt = found.at
    }
    from = brokenAt === undefined ? undefined : await nextWarcRecord(path, brokenAt + 1, options)
  }
}

/** Reads from a record's beginning to the end of the file, or to the first record that is broken. */
async function* recordsFrom(path: string, start: number, options: WarcRecordsOptions): AsyncGenerator<FoundRecord> {
  const { zipped, signal } = options
  const stream = createReadStream(path, { start, ...(signal !== undefined && { signal }) })
  const bounded = new BoundedHeaders(stream, start, options.onRead)
  const reader = new AsyncIterReader(bounded, zipped ? 'gzip' : null)
  try {
    while (true) {
      const at = start + reader.getRawOffset()
      const found = await nextIn(reader, bounded, { ...options, at })
      if (found === undefined) return
      yield found
      if (found.kind === 'broken') return
    }
  } finally {
    stream.destroy()
  }
}

async function nextIn(
  reader: AsyncIterReader,
  bounded: BoundedHeaders,
  options: WarcRecordsOptions & { readonly at: number },
): Promise<FoundRecord | undefined> {
  const { zipped, size, at } = options
  const record = await bounded.within(() => new WARCParser(reader, { parseHttp: false }).parse())
  // The file was read to its end long before the last record of one that is zipped as a whole.
  if (record === null && at >= size) return undefined
  if (record === undefined || record === null || !/^WARC\/\d/.test(record.warcHeaders.statusline)) {
    const because = zipped ? 'cannot be unzipped to a WARC record' : 'is no WARC record'
    return { kind: 'broken', at, because }
  }
  const length = lengthOf(record)
  if (length === undefined) return { kind: 'broken', record, at, because: 'does not say its length' }

  const { block, got } = await blockOf(record, options)
  const behind = Buffer.from(await reader.readSize(SEPARATOR.length))
  if (zipped && reader.compressed === null)
    return { kind: 'broken', record, at, because: 'is damaged: it cannot be unzipped' }
  if (got < length) return { kind: 'broken', record, at, because: `is cut short: ${got} of ${length} bytes` }
  // The last one of a file may lack its end.
  if (!SEPARATOR.subarray(0, behind.length).equals(behind)) {
    return { kind: 'broken', record, at, because: `does not end after the ${length} bytes that it says it has` }
  }
  return { kind: 'record', record, block }
}

const SEPARATOR = Buffer.from('\r\n\r\n')

function lengthOf(record: WARCRecord): number | undefined {
  const length = record.warcHeader('Content-Length') ?? ''
  return /^\d{1,15}$/.test(length) ? Number(length) : undefined
}

/** Reads a record's block to its end, and keeps it where it is wanted. */
async function blockOf(record: WARCRecord, options: WarcRecordsOptions): Promise<{ block: Block; got: number }> {
  const wanted = options.wants(record)
  const chunks: Uint8Array[] = []
  let got = 0
  for await (const chunk of record.reader) {
    got += chunk.length
    if (wanted && got <= options.mostBytes) chunks.push(chunk)
    else chunks.length = 0
  }
  if (!wanted) return { block: { kind: 'passed over' }, got }
  return {
    block: got > options.mostBytes ? { kind: 'too large' } : { kind: 'bytes', bytes: Buffer.concat(chunks) },
    got,
  }
}

/** A record's own headers take a few hundred bytes: where they have not ended by so many, it is no record. */
const MOST_HEADERS = 256 * 1024

/** A file's bytes as they are read; they end early where headers do not end, for those are held. */
class BoundedHeaders implements AsyncIterable<Uint8Array> {
  readonly #stream: AsyncIterable<Uint8Array>
  readonly #onRead: (read: number) => void
  #read: number
  #most = Number.POSITIVE_INFINITY

  constructor(stream: AsyncIterable<Uint8Array>, start: number, onRead: (read: number) => void) {
    this.#stream = stream
    this.#read = start
    this.#onRead = onRead
  }

  /** Reads headers; undefined where they do not end. */
  async within<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
    this.#most = this.#read + MOST_HEADERS
    const result = await read()
    const tooMany = this.#read > this.#most
    this.#most = Number.POSITIVE_INFINITY
    return tooMany ? undefined : result
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#stream) {
      this.#read += chunk.length
      this.#onRead(this.#read)
      if (this.#read > this.#most) return
      yield chunk
    }
  }
}
