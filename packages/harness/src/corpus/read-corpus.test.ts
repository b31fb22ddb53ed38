import { appendFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import type { SourceRecord } from '../sources/source-record.ts'
import { CorpusJournal } from './corpus-journal.ts'
import type { CorpusReader } from './corpus-reader.ts'
import { readCorpus } from './read-corpus.ts'
import { readOf } from './read-of.ts'

/** Pages that each have their number and the one before as names. */
async function* sources(): AsyncGenerator<SourceRecord> {
  for (const number of [1, 2, 3, 4]) {
    yield { kind: 'page', name: `${number}`, bytes: Buffer.from('x'), markup: 'html', encoding: 'utf-8' }
  }
}

/** Reads as a process does, up to the page that it is interrupted at. */
function readerUntil(most = Number.POSITIVE_INFINITY): CorpusReader {
  return async (pages, heard) => {
    await heard.begin({ heap: 0 }, ['html'])
    let done = 0
    for await (const next of pages) {
      if (done === most) throw new Error('interrupted')
      done += 1
      const number = Number(next.page.name)
      const read = readOf(next, { kind: 'read' })
      await heard.page({ ...read, added: [`n${number}`, `n${number - 1}`], held: { heap: 10 * done } })
    }
    return { dictionary: 'one', notes: [] }
  }
}

const options = { passes: 2, pagesPerDay: 1000 }

describe('readCorpus()', () => {
  test('goes through all pages in order, pass after pass', async () => {
    const heard: string[] = []

    const { passes, vocabulary } = await readCorpus(sources, readerUntil(), {
      ...options,
      onPage: ({ read, fresh, names, pages }) => heard.push(`${pages}: ${read.pass}/${read.page} ${fresh} ${names}`),
    })

    expect(heard.slice(0, 5)).toEqual(['1: 1/1 2 3', '2: 1/2 1 4', '3: 1/3 1 5', '4: 1/4 1 6', '5: 2/1 0 6'])
    expect(passes.map(({ names }) => names)).toEqual([5, 0])
    expect(vocabulary).toMatchObject({ names: 6, beforePages: 1 })
  })

  test.each([0, 1, 3, 4, 5, 7])('goes on after an interruption at page %s, and is the same at its end', async (at) => {
    await withTemporaryFolder(async (cache) => {
      const env = { PLATEAU_CACHE: cache }
      const whole = await readCorpus(sources, readerUntil(), options)
      const first = await CorpusJournal.open(['a request'], env)
      await expect(readCorpus(sources, readerUntil(at), { ...options, journal: first })).rejects.toThrow('interrupted')
      // A crash in the middle of a line.
      const [file = ''] = await readdir(join(cache, 'corpora'))
      await appendFile(join(cache, 'corpora', file), '{"page": {"pass": 1, "pa')

      const journal = await CorpusJournal.open(['a request'], env)
      const read: string[] = []
      const reader: CorpusReader = async (pages, heard) =>
        readerUntil()(
          noted(pages, (name) => read.push(name)),
          heard,
        )
      const resumed = await readCorpus(sources, reader, { ...options, journal })

      expect(read).toHaveLength(8 - at)
      expect(resumed.vocabulary).toEqual(whole.vocabulary)
      expect(resumed.topPages).toEqual(whole.topPages)
      expect(resumed.notes).toEqual(at === 0 ? [] : [`${at} of these pages were read before an interruption`])
      await journal.close()
      expect(await readdir(join(cache, 'corpora'))).toEqual([])
    })
  })
})

async function* noted<Next extends { readonly page: { readonly name: string } }>(
  pages: AsyncIterable<Next>,
  hear: (name: string) => void,
): AsyncGenerator<Next> {
  for await (const next of pages) {
    hear(next.page.name)
    yield next
  }
}
