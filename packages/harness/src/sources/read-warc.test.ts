import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { openSource } from './open-source.ts'
import { readAs } from './sample-reading.ts'
import { type SampleRecord, sampleRecord, sampleResponse, zipped } from './sample-warc.ts'
import type { SourceOptions } from './source-options.ts'
import type { SourceRecord } from './source-record.ts'

const url = 'https://news.example/a'
/** French and Russian, in bytes that are no UTF-8, with both kinds of line ends. */
const page = Buffer.from('<!doctype html>\r\n<p id=a>caf\xe9 \xcf\xf0\n<p>\0</html>\n', 'latin1')

describe('the pages of a WARC', () => {
  test('come in order, with their address, date and label, and each byte as the server sent it', async () => {
    const records = [
      sampleRecord('warcinfo', Buffer.from('software: none\r\n'), { url, type: 'application/warc-fields' }),
      sampleResponse({ url: `${url}/1`, body: page, type: 'text/html; charset=windows-1251' }),
      sampleResponse({ url: `${url}/picture`, body: '\x89PNG', type: 'image/png' }),
      sampleResponse({ url: `${url}/drawing`, body: '<svg/>', type: 'image/svg+xml' }),
      sampleResponse({ url: `${url}/moved`, body: '' }),
      sampleResponse({ url: `${url}/2`, body: '<feed/>', type: 'application/atom+xml' }),
      sampleRecord('request', Buffer.from('GET / HTTP/1.1\r\n\r\n'), {
        url,
        type: 'application/http; msgtype=request',
      }),
      sampleRecord('resource', page, { url: `${url}/3`, type: 'text/html' }),
    ]

    for (const bytes of [Buffer.concat(records), zipped(records)]) {
      expect(await read(bytes)).toEqual([
        {
          kind: 'page',
          name: `${url}/1`,
          url: `${url}/1`,
          date: '2026-11-20T10:00:00Z',
          bytes: page,
          markup: 'html',
          encoding: 'windows-1251',
          contentType: 'text/html; charset=windows-1251',
        },
        expect.objectContaining({ name: `${url}/2`, markup: 'xml', encoding: 'utf-8', bytes: Buffer.from('<feed/>') }),
        expect.objectContaining({ name: `${url}/3`, bytes: page }),
      ])
    }
  })

  test.each<readonly [string, Buffer, readonly string[]]>([
    ['chunks', chunked(page), ['Transfer-Encoding: chunked']],
    ['gzip', gzipSync(page), ['Content-Encoding: gzip']],
    ['x-gzip', gzipSync(page), ['Content-Encoding: X-GZIP']],
    ['deflate', deflateSync(page), ['Content-Encoding: deflate']],
    ['the bare method of deflate', deflateRawSync(page), ['Content-Encoding: deflate']],
    ['br', brotliCompressSync(page), ['Content-Encoding: br']],
    ['gzip in chunks', chunked(gzipSync(page)), ['Content-Encoding: gzip', 'Transfer-Encoding: chunked']],
    ['gzip as transfer encoding', chunked(gzipSync(page)), ['Transfer-Encoding: gzip, chunked']],
    ['br in gzip', gzipSync(brotliCompressSync(page)), ['Content-Encoding: br, gzip']],
    ['nothing, though the headers say so', page, ['Content-Encoding: gzip', 'Transfer-Encoding: chunked']],
  ])('are freed of %s', async (_, body, headers) => {
    const [first, ...others] = await read(sampleResponse({ url, body, headers }))

    expect(others).toEqual([])
    expect(first).toMatchObject({ kind: 'page', bytes: page })
  })

  test('come to the last where all of them are zipped as one', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => sampleResponse({ url: `${url}/${index}`, body: page }))

    const found = await read(gzipSync(Buffer.concat(many)))

    expect(found.map(({ name }) => name)).toEqual(many.map((_, index) => `${url}/${index}`))
  })

  test('may hold what looks like a record', async () => {
    const body = Buffer.concat([Buffer.from('<p>'), sampleResponse({ url: `${url}/within`, body: page }), page])

    expect(await read(sampleResponse({ url, body }))).toMatchObject([{ kind: 'page', name: url, bytes: body }])
  })

  test('are read one at a time: what is held does not grow with their number', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'many.warc')
      const body = Buffer.alloc(20_000, '<p>text')
      await pipeline(
        Readable.from(endless(2048, (number) => sampleResponse({ url: `${url}/${number}`, body }))),
        createWriteStream(path),
      )
      const held: number[] = []

      let count = 0
      for await (const record of openSource(path)) {
        expect(record.kind).toBe('page')
        if (++count === 256 || count === 2048) held.push(heldNow())
      }

      const [early = 0, late = 0] = held
      expect(count).toBe(2048)
      // 36 MB have been read between the two.
      expect(late - early).toBeLessThan(9_000_000)
    })
  })
})

describe('what is wrong in a WARC is refused, and the rest is kept', () => {
  const [before, after] = [
    { url: `${url}/before`, body: page },
    { url: `${url}/after`, body: page },
  ]
  const kept = (...refused: readonly (readonly [name: string, because: RegExp])[]) => [
    expect.objectContaining({ kind: 'page', name: before.url }),
    ...refused.map(([name, because]) => ({ kind: 'refused', name, because: expect.stringMatching(because) })),
    expect.objectContaining({ kind: 'page', name: after.url, bytes: page }),
  ]

  test.each<readonly [string, SampleRecord, RegExp]>([
    [
      'a record that says it is longer than it is',
      { url, body: page, length: 300 },
      /^does not end after the 300 bytes/,
    ],
    [
      'a record that says it is shorter than it is',
      { url, body: page, length: 70 },
      /^does not end after the 70 bytes/,
    ],
    ['a record that takes the rest along', { url, body: page, length: 1e9 }, /^is cut short: \d+ of 1000000000 bytes$/],
    ['a page above the limit', { url, body: Buffer.alloc(5000, '<p>') }, /^is of more than 4096 bytes/],
    [
      'a page above the limit once it is unpacked',
      { url, body: gzipSync(Buffer.alloc(50_000_000)), headers: ['Content-Encoding: gzip'] },
      /^is of more than/,
    ],
    [
      'a body whose chunks end early',
      { url, body: chunked(page).subarray(0, -8), headers: ['Transfer-Encoding: chunked'] },
      /^is cut short: its last chunk is missing$/,
    ],
    [
      'a body whose gzip ends early',
      { url, body: gzipSync(page).subarray(0, -8), headers: ['Content-Encoding: gzip'] },
      /^is broken: its gzip cannot be undone \(unexpected end of file\)$/,
    ],
    [
      'a content encoding that nobody undoes here',
      { url, body: '\x28\xb5\x2f\xfd', headers: ['Content-Encoding: constructor'] },
      /^cannot be read: Node .* does not undo "constructor"$/,
    ],
    [
      'a page that the crawler cut',
      { url, body: page, warcHeaders: ['WARC-Truncated: length'] },
      /^is cut short: the crawler/,
    ],
    ['a segment', { url, body: page, warcHeaders: ['WARC-Segment-Number: 1'] }, /^is cut into segments/],
  ])('%s', async (_, record, because) => {
    const records = [before, record, after].map(sampleResponse)

    expect(await read(Buffer.concat(records), { mostBytes: 4096 })).toEqual(kept([url, because]))
    expect(await read(zipped(records), { mostBytes: 4096 })).toEqual(kept([url, because]))
  })

  test('a gzip member that is cut, and one that is damaged', async () => {
    const [first, second, last] = [before, { url, body: Buffer.alloc(60, '<i>') }, after].map((one) =>
      gzipSync(sampleResponse(one)),
    )
    if (first === undefined || second === undefined || last === undefined) throw new Error('Expected three members')
    const damaged = Buffer.from(second)
    damaged.writeUInt32LE(7, damaged.length - 8)

    expect(await read(Buffer.concat([first, second.subarray(0, -30), last]))).toEqual(
      kept([expect.any(String) as string, /^(?:is|cannot) /]),
    )
    expect(await read(Buffer.concat([first, damaged, last]))).toEqual(
      kept([expect.any(String) as string, /^(?:is|cannot) /]),
    )
  })

  test('the end of a file that is cut, wherever that is', async () => {
    const records = [before, after].map(sampleResponse)
    for (const whole of [Buffer.concat(records), zipped(records)]) {
      const start = (whole[0] === 0x1f ? zipped(records.slice(0, 1)) : records[0])?.length ?? 0
      for (let end = start + 1; end < whole.length - 4; end += 7) {
        const found = await read(whole.subarray(0, end))
        expect(found).toMatchObject([{ kind: 'page', name: before.url }, { kind: 'refused' }])
      }
    }
  })

  test('a record without a length, and what is no record', async () => {
    const nothing = Buffer.from(`GARBAGE\r\n${'x'.repeat(2000)}\r\n\r\n`)
    const lengthless = Buffer.from(
      sampleResponse({ url, body: page })
        .toString('latin1')
        .replace(/Content-Length: .*\r\n/, ''),
      'latin1',
    )
    const [first, last] = [sampleResponse(before), sampleResponse(after)]

    expect(await read(Buffer.concat([first, nothing, last]))).toEqual(
      kept([expect.any(String) as string, /^is no WARC record$/]),
    )
    expect(await read(Buffer.concat([first, lengthless, last]))).toEqual(kept([url, /^does not say its length$/]))
  })

  test('headers that never end, without holding them', async () => {
    const line = Buffer.alloc(40_000_000, 'x')
    const [first, last] = [sampleResponse(before), sampleResponse(after)]
    const found = await read(Buffer.concat([first, Buffer.from('WARC/1.0\r\n'), line, Buffer.from('\r\n'), last]))

    expect(found).toEqual(kept([expect.any(String) as string, /^is no WARC record$/]))
  })
})

function read(bytes: Buffer, options?: SourceOptions): Promise<readonly SourceRecord[]> {
  return readAs('crawl.warc', bytes, options)
}

function chunked(body: Buffer): Buffer {
  return Buffer.concat([...chunk(body.subarray(0, 5)), ...chunk(body.subarray(5)), Buffer.from('0\r\n\r\n')])
}

function chunk(part: Buffer): readonly Buffer[] {
  return [Buffer.from(`${part.length.toString(16)};x=y\r\n`), part, Buffer.from('\r\n')]
}

function* endless(count: number, make: (number: number) => Buffer): Generator<Buffer> {
  for (let number = 0; number < count; number++) yield make(number)
}

/** Bytes that are held once what nobody holds is gone. */
function heldNow(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  // What a collection frees of buffers counts when the next one begins.
  for (let i = 0; i < 3; i++) if (typeof collect === 'function') collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
