import { gzipSync } from 'node:zlib'

export interface SampleRecord {
  readonly url: string
  readonly body: Uint8Array | string
  readonly type?: string
  /** Of the answer, beside its content type: `Content-Encoding: gzip`. */
  readonly headers?: readonly string[]
  /** Of the record. */
  readonly warcHeaders?: readonly string[]
  /** What it says, where that is not what it has. */
  readonly length?: number
}

/** A record of a WARC as a crawler writes it: what a server answered. */
export function sampleResponse({ url, body, type = 'text/html', headers = [], ...rest }: SampleRecord): Buffer {
  const head = ['HTTP/1.1 200 OK', `Content-Type: ${type}`, ...headers, '', ''].join('\r\n')
  const block = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)])
  return sampleRecord('response', block, { url, type: 'application/http; msgtype=response', ...rest })
}

/** A record of a WARC of any kind. */
export function sampleRecord(kind: string, block: Buffer, about: Omit<SampleRecord, 'body' | 'headers'>): Buffer {
  const { url, type = 'application/octet-stream', warcHeaders = [], length = block.length } = about
  const head = [
    'WARC/1.0',
    `WARC-Type: ${kind}`,
    'WARC-Record-ID: <urn:uuid:5b0c9f9c-0000-4000-8000-000000000000>',
    'WARC-Date: 2026-11-20T10:00:00Z',
    `WARC-Target-URI: ${url}`,
    ...warcHeaders,
    `Content-Type: ${type}`,
    `Content-Length: ${length}`,
    '',
    '',
  ].join('\r\n')
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
}

/** As the standard wants a gzipped WARC: a member a record. */
export function zipped(records: readonly Buffer[]): Buffer {
  return Buffer.concat(records.map((record) => gzipSync(record)))
}
