import { open, stat } from 'node:fs/promises'
import type { WARCRecord } from 'warcio'
import { httpResponse } from './http-response.ts'
import { markupByType } from './markup-of.ts'
import { pageFrom } from './page-from.ts'
import { mostBytesIn, type SourceOptions, tooLarge } from './source-options.ts'
import { type Labels, refused, type SourceRecord } from './source-record.ts'
import { unpacked } from './unpacked.ts'
import { type Block, warcRecords } from './warc-records.ts'

/** The headers of a response may take so many bytes beside its page. */
const MOST_HEADERS = 256 * 1024

/**
 * Reads the pages of a WARC: what servers answered with HTML, XHTML or XML, and resources of these types. Chunks and content
 * encodings are undone; the bytes are else as they are stored.
 */
export async function* readWarc(path: string, options: SourceOptions, name: string): AsyncGenerator<SourceRecord> {
  const { onRead, signal } = options
  const { size } = await stat(path)
  const found = warcRecords(path, {
    size,
    zipped: await isZipped(path),
    mostBytes: mostBytesIn(options) + MOST_HEADERS,
    wants: mayBePage,
    onRead: (read) => onRead?.(read, size),
    ...(signal !== undefined && { signal }),
  })
  for await (const each of found) {
    if (each.kind === 'broken') yield refused(each.record?.warcTargetURI ?? `${name} at byte ${each.at}`, each.because)
    else {
      const record = await recordFrom(each.record, each.block, mostBytesIn(options))
      if (record !== undefined) yield record
    }
  }
}

async function isZipped(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

function mayBePage(record: WARCRecord): boolean {
  const contentType = record.warcContentType ?? ''
  if (record.warcType === 'response') return /^application\/http\b/i.test(contentType)
  return record.warcType === 'resource' && markupByType(contentType) !== undefined
}

async function recordFrom(record: WARCRecord, block: Block, mostBytes: number): Promise<SourceRecord | undefined> {
  const url = record.warcTargetURI ?? undefined
  const labels = {
    name: url ?? record.warcHeader('WARC-Record-ID') ?? 'a record without a name',
    ...(url !== undefined && { url }),
    ...(record.warcDate && { date: record.warcDate }),
  }
  switch (block.kind) {
    case 'passed over':
      return undefined
    case 'too large':
      return refused(labels.name, tooLarge(mostBytes))
    case 'bytes': {
      const contentType = record.warcContentType ?? ''
      return record.warcType === 'response'
        ? await pageOfResponse(record, block.bytes, { labels, mostBytes })
        : whole(record, pageFrom(block.bytes, { ...labels, contentType }), mostBytes)
    }
  }
}

interface ResponseOptions {
  readonly labels: Labels
  readonly mostBytes: number
}

async function pageOfResponse(
  record: WARCRecord,
  block: Buffer,
  { labels, mostBytes }: ResponseOptions,
): Promise<SourceRecord | undefined> {
  const { name } = labels
  const response = await httpResponse(block)
  if (response === undefined) return refused(name, 'is broken: the headers of its response do not end')
  const contentType = response.header('Content-Type')
  if (contentType !== undefined && markupByType(contentType) === undefined) return undefined
  // A redirection, or an answer that there is nothing: no page, and nothing wrong.
  if (response.body.length === 0) return undefined
  const undone = await unpacked(response, mostBytes)
  switch (undone.kind) {
    case 'too large':
      return refused(name, tooLarge(mostBytes))
    case 'broken':
      return refused(name, undone.because)
    case 'bytes':
      return whole(
        record,
        pageFrom(undone.bytes, { ...labels, ...(contentType !== undefined && { contentType }) }),
        mostBytes,
      )
  }
}

/** What the crawler itself says is not all of the page, is no page; nor is the first of several segments. */
function whole(record: WARCRecord, page: SourceRecord | undefined, mostBytes: number): SourceRecord | undefined {
  if (page?.kind !== 'page') return page
  const truncated = record.warcHeader('WARC-Truncated')
  if (truncated) return refused(page.name, `is cut short: the crawler says so ("${truncated}")`)
  if (record.warcHeader('WARC-Segment-Number'))
    return refused(page.name, 'is cut into segments, which are not put together')
  return page.bytes.length > mostBytes ? refused(page.name, tooLarge(mostBytes)) : page
}
