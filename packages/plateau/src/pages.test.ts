import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FixtureError, PageError } from '@plateau/harness'
import { expect, expectTypeOf, test } from 'vitest'
import { fixture, type InputStream, page } from './pages.ts'

test('repeated() is the same page again and again', async () => {
  const inputs = fixture('minimal').repeated()

  expectTypeOf(inputs).toEqualTypeOf<InputStream<false>>()
  expect(inputs).toMatchObject({ variation: 'same' })
  expect(await inputs.page()).toMatchObject({ name: 'minimal', kind: 'html' })
})

test('fresh() is the page with fresh names of one kind, as many as it has places unless told', () => {
  const inputs = fixture('minimal').fresh('tags')

  expectTypeOf(inputs).toEqualTypeOf<InputStream<true>>()
  expect(inputs).toEqual({ page: expect.any(Function), asked: 'minimal', variation: 'tags' })
  expect(fixture('minimal').fresh('tags', 20)).toMatchObject({ variation: 'tags', fresh: 20 })
})

test('fresh() is never of the repeated page', () => {
  // @ts-expect-error -- nothing is fresh on the same page
  expect(fixture('minimal').fresh('same')).toMatchObject({ variation: 'same' })
})

test('page() names a saved page by its path, read when it is needed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plateau-pages-'))
  const inputs = page(join(folder, 'feed.xml')).repeated()
  await writeFile(join(folder, 'feed.xml'), '<feed/>')

  expect(await inputs.page()).toMatchObject({ name: 'feed', kind: 'xml' })
  await rm(folder, { recursive: true })
})

test('a fixture that is unknown, or a page that is missing, is told when it is read', async () => {
  await expect(fixture('nosuchfixture').repeated().page()).rejects.toThrow(FixtureError)
  await expect(page('/nowhere/page.html').fresh('ids').page()).rejects.toThrow(PageError)
})
