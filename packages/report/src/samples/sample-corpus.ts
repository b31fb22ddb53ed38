import type { Corpus, CorpusResult } from '@plateau/core'

/** A corpus of 130 pages, twice; `more` replaces what a test is about. */
export function sampleCorpus(more: Partial<Corpus> = {}): Corpus {
  return {
    sources: ['pages'],
    subject: { kind: 'lxml', parser: 'html', options: {}, entry: 'fromstring', as: 'bytes', lifetime: 'shared' },
    versions: { python: '3.13.0', lxml: '6.1.3', libxml2: '2.14.6' },
    environment: {},
    passes: [
      { pages: 130, bytes: 20_000_000, errors: 1, ended: 0, refused: 1, names: 1851, heap: 112_000 },
      { pages: 130, bytes: 20_000_000, errors: 1, ended: 0, refused: 1, names: 0, heap: 0 },
    ],
    vocabulary: {
      names: 1852,
      beforePages: 1,
      curve: [
        [1, 60],
        [2, 101],
        [3, 120],
        [130, 1852],
      ],
      law: {
        kind: 'heaps',
        exponent: 0.5,
        band: { low: 0.4, high: 0.6 },
        fromPages: 8,
        toPages: 130,
        names: 1400,
        scaleError: 0.1,
      },
    },
    process: {
      dictionary: 'one',
      names: 1852,
      restarts: 0,
      readings: [
        { pages: 1, names: 60, heap: 2000 },
        { pages: 130, names: 1852, heap: 112_000 },
      ],
      perName: { low: 31.2, high: 70.5 },
    },
    topPages: [{ page: 'a.html', url: 'https://a.example/', names: 102, bytes: 368_000 }],
    topHosts: [{ host: 'a.example', names: 140, pages: 3 }],
    unread: [
      { page: 'bad.html', pass: 1, kind: 'raised', because: 'XMLSyntaxError: no element found\nand more' },
      { page: 'cut.html', pass: 1, kind: 'refused', because: 'is cut short: 10 of 20 bytes' },
    ],
    projection: {
      pagesPerDay: 1_000_000,
      after: [
        {
          days: 1,
          pages: 1_000_000,
          names: { low: 40_123, expected: 160_456, high: 700_789 },
          bytes: { low: 1_250_000, high: 49_400_000 },
        },
      ],
    },
    durationMs: 4100,
    notes: [],
    ...more,
  }
}

/** What `corpus` writes of such corpora. */
export function sampleCorpusResult(corpora: readonly Corpus[]): CorpusResult {
  return {
    schema: 'plateau.result/1',
    plateau: '0.1.0',
    command: ['corpus', 'pages'],
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 4100,
    machine: { platform: 'linux', arch: 'x64', libc: 'glibc 2.36', cores: 2 },
    runs: [],
    corpora,
  }
}
