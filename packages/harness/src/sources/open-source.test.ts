import { describe, expect, test } from 'vitest'
import { PageError } from '../pages/page.ts'
import { readAll, readAs } from './sample-reading.ts'
import { sampleResponse, zipped } from './sample-warc.ts'

const url = 'https://news.example/'

describe('openSource()', () => {
  test('takes a file that is named as a page for one, with every byte', async () => {
    const bytes = Buffer.from('\ufeff no markup at all\r\n\0')

    expect(await readAs('page.html', bytes)).toEqual([
      { kind: 'page', name: 'page.html', bytes, markup: 'html', encoding: 'utf-8-sig' },
    ])
  })

  test.each([
    ['crawl', zipped([sampleResponse({ url, body: '<p>' })])],
    ['crawl.txt', sampleResponse({ url, body: '<p>' })],
  ])('knows a crawl by its first bytes where its name does not tell: %s', async (name, bytes) => {
    expect(await readAs(name, bytes)).toMatchObject([{ kind: 'page', name: url }])
  })

  test.each(['nothing of the kind', '', '\x1f\x8b not gzip', '{"a": "<p>"}'])('refuses a file of %j', async (text) => {
    expect(await readAs('file', Buffer.from(text, 'latin1'))).toMatchObject([{ kind: 'refused', name: 'file' }])
  })

  test('refuses a page above the limit', async () => {
    expect(await readAs('page.html', '<p>'.repeat(100), { mostBytes: 299 })).toEqual([
      { kind: 'refused', name: 'page.html', because: 'is of more than 299 bytes, the most that a page may have' },
    ])
  })

  test('throws where there is nothing', async () => {
    await expect(readAll('/nowhere/page.html')).rejects.toThrow(PageError)
    await expect(readAll('/dev/null')).rejects.toMatchObject({ failure: { kind: 'not a file' } })
  })

  test('ends when its signal is aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'))

    await expect(readAs('crawl.warc', sampleResponse({ url, body: '<p>' }), { signal })).rejects.toThrow('enough')
  })
})
