import { type Corpus, formatSize, type Projection } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { grouped } from '../words/count.ts'

export interface CorpusTable {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Everything of a corpus that is told in columns: passes, the curve, what is to come, who brought most, what was not read. */
export function corpusTables(corpus: Corpus, options: { readonly verbose: boolean }): readonly CorpusTable[] {
  const { topPages, topHosts, unread } = corpus
  const all = [
    passes(corpus),
    readings(corpus, options),
    projection(corpus),
    {
      title: 'the pages that brought most',
      head: ['names', 'page', 'size'],
      rows: topPages.map(({ names, page, url, bytes }) => [grouped(names), named(url ?? page), formatSize(bytes)]),
    },
    {
      title: 'the hosts that brought most',
      head: ['names', 'host', 'pages'],
      rows: topHosts.map(({ names, host, pages }) => [grouped(names), named(host), grouped(pages)]),
    },
    {
      title: 'not read (the first ones)',
      head: ['page', 'pass', 'why'],
      rows: unread.map(({ page, pass, kind, because }) => [
        named(page),
        String(pass),
        `${kind}: ${firstLine(because)}`,
      ]),
    },
  ]
  return all.filter(({ rows }) => rows.length > 0)
}

function passes({ passes: all }: Corpus): CorpusTable {
  return {
    title: '',
    head: ['pass', 'pages', 'size', 'not read', 'new names', 'heap'],
    rows: all.map(({ pages, bytes, errors, refused, names, heap }, index) => [
      String(index + 1),
      grouped(pages),
      formatSize(bytes),
      grouped(errors + refused),
      grouped(names),
      heap === undefined ? '' : signed(heap),
    ]),
  }
}

/** At each doubling of pages; every one that is kept where all is asked for. */
function readings({ process, vocabulary: { curve } }: Corpus, { verbose }: { readonly verbose: boolean }): CorpusTable {
  const last = curve.at(-1)?.[0] ?? 0
  const shown = curve.filter(([pages]) => verbose || pages === last || Number.isInteger(Math.log2(pages)))
  const heapAt = new Map(process.readings.map((reading) => [reading.pages, reading.heap]))
  return {
    title: 'names and heap after each page',
    head: ['pages', 'names', 'heap'],
    rows: shown.map(([pages, names]) => {
      const heap = heapAt.get(pages)
      return [grouped(pages), grouped(names), heap === undefined ? '' : signed(heap)]
    }),
  }
}

function projection({ projection: { pagesPerDay, after } }: Corpus): CorpusTable {
  const hasBytes = after.some(({ bytes }) => bytes !== undefined)
  return {
    title: `at ${grouped(pagesPerDay)} pages a day`,
    head: ['days', 'pages', 'names', '95% band', ...(hasBytes ? ['heap'] : [])],
    rows: after.map(({ days, pages, names, bytes }) => [
      String(days),
      grouped(pages),
      names.expected === undefined ? '' : rounded(names.expected),
      `${rounded(names.low)} to ${rounded(names.high)}`,
      ...(hasBytes ? [bytesInWords(bytes)] : []),
    ]),
  }
}

function bytesInWords(bytes: Projection['bytes']): string {
  return bytes === undefined ? '' : `${formatSize(bytes.low)} to ${formatSize(bytes.high)}`
}

/** Three digits: no projection knows more. */
function rounded(names: number): string {
  return grouped(Number(names.toPrecision(3)))
}

function signed(bytes: number): string {
  return bytes > 0 ? `+${formatSize(bytes)}` : formatSize(bytes)
}

function named(text: string): string {
  return shorten(text, 100)
}

function firstLine(text: string): string {
  return shorten(text.split('\n', 1)[0] ?? '', 200)
}
