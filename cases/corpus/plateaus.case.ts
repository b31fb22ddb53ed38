import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CorpusResult } from '@plateau/core'
import { choosePython, runChild } from '@plateau/harness'
import { expect, test } from 'vitest'
import { plateau } from '../command/as-a-user.ts'
import { validator } from '../command/result-schema.ts'
import { articles, current, next } from '../versions.ts'
import { withAuthoredPages } from './authored-pages.ts'

const script = fileURLToPath(new URL('../python/count_names.py', import.meta.url))

test('the second and third pass add no name, and the totals are those of an independent count', async ({ signal }) => {
  await withAuthoredPages(64, async ({ pages, beside }) => {
    const releases = [articles, current, next]
    const [lines, markdown] = [join(beside, 'pages.jsonl'), join(beside, 'corpus.md')]
    const outputs = ['--json', '-', '--pages', lines, '--markdown', markdown]

    const args = ['corpus', pages, '--passes', '3', '--lxml', releases.join(','), ...outputs]
    const { code, stdout } = await plateau(args, { signal })

    expect(code).toBe(0)
    const result = JSON.parse(stdout) as CorpusResult
    const valid = await validator()
    expect(valid(result), JSON.stringify(valid.errors)).toBe(true)

    const counted = await independentCount(pages)
    const told = result.corpora.map(({ versions, vocabulary, process, passes }) => ({
      lxml: versions.lxml,
      names: vocabulary.names,
      kept: process.names,
      passes: passes.map((pass) => [pass.pages, pass.errors, pass.names]),
    }))
    expect(told).toEqual(
      releases.map((lxml) => {
        // Up to 3.6.4 the values of ids are kept too. "html" is there before any page.
        const names = lxml === articles ? counted.withIds : counted.names
        const again = [64, 0, 0]
        return { lxml, names, kept: names, passes: [[64, 0, names - 1], again, again] }
      }),
    )
    expect(
      (await readFile(markdown, 'utf8')).match(/plateaus: .* the second and third pass added 0 names/g),
    ).toHaveLength(3)
    const each = (await readFile(lines, 'utf8')).trimEnd().split('\n')
    expect(each).toHaveLength(3 * 3 * 64)
    expect(JSON.parse(each[0] ?? '')).toMatchObject({ lxml: articles, pass: 1, page: 'page-0001.html', kind: 'read' })
  })
})

test('the curve has the exponent that the pages were written with, and says what a crawl of them is to bring', async ({
  signal,
}) => {
  await withAuthoredPages(256, async ({ pages }) => {
    const { code, stdout } = await plateau(['corpus', pages, '--passes', '1', '--lxml', current, '--json', '-'], {
      signal,
    })

    expect(code).toBe(0)
    const [{ vocabulary, process, projection } = missing()] = (JSON.parse(stdout) as CorpusResult).corpora
    expect(vocabulary.law).toMatchObject({ kind: 'heaps', exponent: expect.closeTo(0.5, 1) })
    if (vocabulary.law.kind !== 'heaps') return
    expect(vocabulary.law.band.low).toBeLessThan(0.5)
    expect(vocabulary.law.band.high).toBeGreaterThan(0.5)
    // 12 tags and as many attributes by the root of the pages.
    const due = 24 * Math.sqrt(1_000_000)
    const [day] = projection.after
    expect(day?.names.low).toBeLessThan(due)
    expect(day?.names.high).toBeGreaterThan(due)
    expect(day?.bytes?.high).toBeCloseTo((day?.names.high ?? 0) * (process.perName?.high ?? 0), 0)
  })
})

async function independentCount(folder: string): Promise<{ readonly names: number; readonly withIds: number }> {
  const { executable } = await choosePython('3')
  const { stdout } = await runChild(executable, [script, folder], { env: process.env })
  return JSON.parse(stdout) as { readonly names: number; readonly withIds: number }
}

function missing(): never {
  throw new Error('Expected a corpus')
}
