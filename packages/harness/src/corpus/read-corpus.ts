import { CorpusTally, type HeldByProcess, type PageRead, type Tallied } from '@plateau/core'
import type { CorpusReader, NextPage } from './corpus-reader.ts'
import type { CorpusJournal } from './corpus-journal.ts'
import type { Sources } from './sources.ts'

export interface ReadCorpusOptions {
  readonly passes: number
  readonly pagesPerDay: number
  /** What an interrupted reading of the same has done, and where this one is written down. */
  readonly journal?: CorpusJournal
  /** Hears of every page, those that an interrupted reading had done too. */
  readonly onPage?: (done: PageDone) => void
  readonly signal?: AbortSignal
}

/** One page, and what it and those before it brought. */
export interface PageDone {
  readonly read: PageRead
  /** Pages so far, in all passes. */
  readonly pages: number
  /** Names so far, and those of them that no page before had. */
  readonly names: number
  readonly fresh: number
}

/** What a corpus came to. */
export type ReadCorpus = Tallied & { readonly notes: readonly string[] }

/**
 * Reads all pages of the sources, several times over, and tells how their vocabulary grows.
 *
 * @throws what the reader and the sources throw, and what `signal` was aborted with.
 */
export async function readCorpus(
  sources: Sources,
  reader: CorpusReader,
  options: ReadCorpusOptions,
): Promise<ReadCorpus> {
  const { passes, pagesPerDay, journal, signal, onPage } = options
  const tally = new CorpusTally()
  const take = (read: PageRead) => {
    const fresh = tally.add(read)
    onPage?.({ read, pages: tally.pages, names: tally.names, fresh })
  }
  const resumed = (await journal?.replay({ begin: (held, names) => tally.begin(held, names), page: take })) ?? start
  const done = tally.pages
  const heard = {
    async begin(held: HeldByProcess, names: readonly string[]) {
      signal?.throwIfAborted()
      tally.begin(held, names)
      await journal?.begin(held, names)
    },
    async page(read: PageRead) {
      signal?.throwIfAborted()
      take(read)
      await journal?.page(read)
    },
  }
  try {
    const { dictionary, notes } = await reader(inOrder(sources, { from: resumed, passes, signal }), heard)
    const before = done === 0 ? [] : [`${done} of these pages were read before an interruption`]
    return { ...tally.end({ dictionary, pagesPerDay }), notes: [...notes, ...before] }
  } finally {
    await journal?.pause()
  }
}

const start = { pass: 1, index: 0 }

interface Order {
  /** Where to go on: a pass, and how many of its pages are done. */
  readonly from: { readonly pass: number; readonly index: number }
  readonly passes: number
  readonly signal: AbortSignal | undefined
}

async function* inOrder(sources: Sources, { from, passes, signal }: Order): AsyncGenerator<NextPage> {
  for (let pass = from.pass; pass <= passes; pass += 1) {
    let index = 0
    for await (const page of sources()) {
      signal?.throwIfAborted()
      index += 1
      if (pass > from.pass || index > from.index) yield { pass, page }
    }
  }
}
