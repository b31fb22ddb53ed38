import { createReadStream } from 'node:fs'

export interface NextRecordOptions {
  readonly zipped: boolean
  readonly signal?: AbortSignal
}

/**
 * Finds where the next record may begin in a WARC, from a byte on: at a gzip member of the deflate method without flags that
 * do not exist (RFC 1952), or at a version at the beginning of a line. Undefined where there is none.
 */
export async function nextWarcRecord(
  path: string,
  from: number,
  { zipped, signal }: NextRecordOptions,
): Promise<number | undefined> {
  // oxlint-disable-next-line no-control-regex -- the bytes of a header, not text
  const mark = zipped ? /\x1f\x8b\x08[\0-\x1f]/ : /(?<=\n)WARC\/[01]\.\d{1,2}\r\n/
  let held = ''
  let offset = from
  for await (const chunk of createReadStream(path, { start: from, ...(signal !== undefined && { signal }) })) {
    // Latin-1: a character a byte.
    const text = held + (chunk as Buffer).toString('latin1')
    const found = text.search(mark)
    if (found >= 0) return offset + found
    held = text.slice(-LONGEST_MARK)
    offset += text.length - held.length
  }
  return undefined
}

/** A mark with the line end before it, less one: so much of it may be at the end of a chunk. */
const LONGEST_MARK = '\nWARC/1.11\r\n'.length - 1
