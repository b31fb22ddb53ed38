import type { CorpusResult } from '@plateau/core'
import { expect, test } from 'vitest'
import { needsWith } from 'plateau/vitest'
import { plateau } from '../command/as-a-user.ts'
import { current } from '../versions.ts'
import { withAuthoredPages } from './authored-pages.ts'
import { withDaskCluster } from './dask-cluster.ts'

needsWith(['distributed==2026.8.0', 'dask==2026.8.0'])

test('three Dask workers, one of them killed midway, tell the numbers that one process does', async ({ signal }) => {
  await withAuthoredPages(640, async ({ pages }) => {
    const args = ['corpus', pages, '--passes', '1', '--json', '-']
    const alone = corpusIn(await plateau([...args, '--lxml', current], { signal }))

    await withDaskCluster(3, current, async ({ address, python, killOne }) => {
      const spread = corpusIn(
        await plateau([...args, '--dask', address, '--python', python.executable], {
          signal,
          progress: /^pass 1 of 1/m,
          onProgress: killOne,
        }),
      )

      expect(spread.versions).toEqual({ ...alone.versions, python: python.version })
      expect(spread.vocabulary).toEqual(alone.vocabulary)
      expect(spread.topPages).toEqual(alone.topPages)
      expect(spread.passes).toEqual(alone.passes.map((pass) => ({ ...pass, heap: undefined })))
      expect(spread.process).toEqual({ dictionary: 'many', restarts: 0, readings: [] })
    })
  })
})

test('an address where no scheduler answers is a usage error that says what to start', async ({ signal }) => {
  await withAuthoredPages(1, async ({ pages }) => {
    const { code, stderr } = await plateau(['corpus', pages, '--dask', 'tcp://127.0.0.1:1'], { signal })

    expect(code).toBe(2)
    expect(stderr).toMatch(/no Dask scheduler at tcp:\/\/127\.0\.0\.1:1: .*; start one with "dask scheduler"/)
  })
})

function corpusIn({
  code,
  stdout,
  stderr,
}: {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}) {
  expect(code, stderr).toBe(0)
  const [corpus] = (JSON.parse(stdout) as CorpusResult).corpora
  if (corpus === undefined) throw new Error('Expected a corpus')
  return corpus
}
