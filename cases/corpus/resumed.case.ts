import type { Corpus, CorpusResult } from '@plateau/core'
import { expect, test } from 'vitest'
import { plateau } from '../command/as-a-user.ts'
import { current } from '../versions.ts'
import { withAuthoredPages } from './authored-pages.ts'

test('Ctrl-C ends a corpus with 130, and the same command goes on from there to the same names', async ({ signal }) => {
  await withAuthoredPages(100, async ({ pages }) => {
    const args = ['corpus', pages, '--lxml', current, '--passes', '6', '--json', '-']

    const first = await plateau(args, {
      signal,
      progress: /^pass 2 of 6/m,
      onProgress: (pid) => process.kill(pid, 'SIGINT'),
    })
    expect(first.code).toBe(130)
    expect(first.stderr).toMatch(/interrupted, what is done is kept: the same command goes on from there/)

    const second = corpusIn(await plateau(args, { signal }))
    const third = corpusIn(await plateau(args, { signal }))
    const note = second.notes.find((text) => text.includes('before an interruption'))
    expect(Number.parseInt(note ?? '', 10)).toBeGreaterThan(100)
    expect(Number.parseInt(note ?? '', 10)).toBeLessThan(6 * 100)
    expect(second.process.restarts).toBe(1)
    // Once it was read to its end, the next one begins anew.
    expect(third.process.restarts).toBe(0)
    expect(second.vocabulary).toEqual(third.vocabulary)
    expect(second.topPages).toEqual(third.topPages)
    expect(withoutHeap(second)).toEqual(withoutHeap(third))
  })
})

function corpusIn({ code, stdout }: { readonly code: number | null; readonly stdout: string }) {
  expect(code).toBe(0)
  const [corpus] = (JSON.parse(stdout) as CorpusResult).corpora
  if (corpus === undefined) throw new Error('Expected a corpus')
  return corpus
}

/** Of two processes, neither tells what a whole pass added. */
function withoutHeap({ passes }: Corpus): readonly unknown[] {
  return passes.map((pass) => ({ ...pass, heap: undefined }))
}
