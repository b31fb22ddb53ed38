import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import type { SavedPage } from '../sources/source-record.ts'
import { readFixture } from './fixture.ts'
import { keepFixture } from './keep-fixture.ts'

const bytes = Buffer.from('<p>caf\xe9\r\n', 'latin1')
const page: SavedPage = {
  kind: 'page',
  name: 'https://news.example/',
  bytes,
  markup: 'html',
  encoding: 'latin-1',
  contentType: 'text/html; charset=iso-8859-1',
  date: '2026-11-20T10:00:00Z',
}
const options = {
  name: 'front',
  taken: new Set<string>(),
  info: { origin: 'here', licence: 'MIT', description: 'A page' },
}

describe('keepFixture()', () => {
  test('keeps each byte, and what came with them', async () => {
    await withTemporaryFolder(async (folder) => {
      const fixtures = join(folder, 'fixtures')

      const kept = await keepFixture(fixtures, page, options)

      expect(kept).toMatchObject({ kind: 'new', folder: join(fixtures, 'front') })
      const fixture = await readFixture('front', { folders: [fixtures] })
      expect(fixture.page.bytes).toEqual(bytes)
      expect(fixture.info).toEqual({
        ...options.info,
        name: 'front',
        savedAt: '2026-11-20',
        encoding: 'latin-1',
        contentType: 'text/html; charset=iso-8859-1',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        size: 9,
      })
      expect(await readFile(join(fixtures, '.gitattributes'), 'utf8')).toBe('** -text\n')
    })
  })

  test('puts a number behind a name that another page has, and keeps a page once', async () => {
    await withTemporaryFolder(async (folder) => {
      const other = { ...page, bytes: Buffer.from('<b>') }
      await mkdir(join(folder, 'front-2'))
      await symlink('/nowhere', join(folder, 'front-3'))
      const taken = new Set(['front-4'])

      await keepFixture(folder, page, { ...options, taken })
      const second = await keepFixture(folder, other, { ...options, taken })
      const again = [
        await keepFixture(folder, page, { ...options, taken }),
        await keepFixture(folder, other, { ...options, taken }),
      ]

      expect(second.info.name).toBe('front-5')
      expect(again.map(({ kind, info }) => [kind, info.name])).toEqual([
        ['there already', 'front'],
        ['there already', 'front-5'],
      ])
    })
  })

  test('leaves nothing behind where it is stopped halfway', async () => {
    await withTemporaryFolder(async (folder) => {
      const stopped = keepFixture(folder, page, {
        ...options,
        complete: async (_, draft) => {
          expect(await readdir(draft)).toEqual(['fixture.json', 'page.html'])
          throw new Error('enough')
        },
      })

      await expect(stopped).rejects.toThrow('enough')
      expect(await readdir(folder)).toEqual([])
    })
  })

  test('says where it cannot write', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '')

      await expect(keepFixture(join(folder, 'file'), page, options)).rejects.toThrow('Expected to write fixtures into')
    })
  })
})
