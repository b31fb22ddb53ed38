import type { Corpus, CorpusResult } from '@plateau/core'
import { expect, test } from 'vitest'
import { attacks } from '../../samples/attacks.ts'
import { sampleResult } from '../../samples/sample-runs.ts'
import { htmlReport } from '../html-report.ts'

test('htmlReport() says first that pages which were read before add nothing', async () => {
  const text = await report(sampleCorpus())

  expect(text).toContain('<h1>Plateaus: 120 names in 3 pages, and the second pass added 0 names.</h1>')
  expect(text).toContain('<dd>Python 3.13.0, lxml 6.1.3</dd>')
  expect(text).toContain('<dd>Nothing for these pages; more of them would tell how many names new ones bring.</dd>')
  expect(text.match(/<figcaption>[^<]*/g)).toEqual([
    '<figcaption>Names after so many pages, first pass',
    '<figcaption>Heap held after so many pages, all passes',
  ])
})

test.each(Object.entries(attacks))('%s in the name of a page stays text', async (_, page) => {
  const text = await report(
    sampleCorpus({
      topPages: [{ page, names: 1, bytes: 1 }],
      topHosts: [{ host: page, names: 1, pages: 1 }],
      unread: [{ page, pass: 1, kind: 'raised', because: page }],
      sources: [page],
    }),
  )

  expect(text.match(/<(?:img|script>alert)/)).toBeNull()
  expect(text.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)).toBeNull()
})

async function report(corpus: Corpus): Promise<string> {
  const result: CorpusResult = { ...sampleResult([], { command: ['corpus', 'pages'] }), corpora: [corpus] }
  return [...(await htmlReport({ results: [result], pairs: [] }))].join('')
}

function sampleCorpus(change: Partial<Corpus> = {}): Corpus {
  const pass = { pages: 3, bytes: 3000, errors: 0, ended: 0, refused: 0, heap: 0 }
  return {
    sources: ['pages'],
    subject: { kind: 'lxml', parser: 'html', options: {}, entry: 'fromstring', as: 'bytes', lifetime: 'shared' },
    versions: { python: '3.13.0', lxml: '6.1.3' },
    environment: {},
    passes: [
      { ...pass, names: 120, heap: 4000 },
      { ...pass, names: 0 },
    ],
    vocabulary: {
      names: 120,
      beforePages: 20,
      curve: [
        [1, 80],
        [2, 100],
        [3, 120],
      ],
      law: { kind: 'unclear', because: 'few pages' },
    },
    process: {
      dictionary: 'one',
      names: 120,
      restarts: 0,
      readings: [
        { pages: 1, names: 80, heap: 3000 },
        { pages: 3, names: 120, heap: 4000 },
      ],
    },
    topPages: [],
    topHosts: [],
    unread: [],
    projection: { pagesPerDay: 1_000_000, after: [] },
    durationMs: 100,
    notes: [],
    ...change,
  }
}
