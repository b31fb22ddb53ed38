import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { readPage } from './page.ts'

describe('readPage()', () => {
  test.each([
    ['a.html', '<p>', { name: 'a', kind: 'html', encoding: 'utf-8' }],
    ['a.b.htm', '<?xml version="1.0"?><html/>', { name: 'a.b', kind: 'html' }],
    ['a.rss', '<rss/>', { name: 'a', kind: 'xml' }],
    ['saved', '\ufeff<?xml version="1.0"?><r/>', { name: 'saved', kind: 'xml', encoding: 'utf-8-sig' }],
    ['saved', '<p>', { name: 'saved', kind: 'html' }],
  ])('reads %s with %j', async (file, text, page) => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, file), text)

      expect(await readPage(join(folder, file))).toMatchObject({ ...page, bytes: Buffer.from(text) })
    })
  })

  test('says that a file is missing', async () => {
    await expect(readPage('/nowhere/page.html')).rejects.toMatchObject({
      name: 'PageError',
      failure: { kind: 'missing', path: '/nowhere/page.html' },
    })
  })

  test('says that a path goes through a file', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'file'), 'x')

      await expect(readPage(join(folder, 'file', 'page.html'))).rejects.toThrow('got no such file')
    })
  })

  test('says that a folder is no page', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'page.html'))

      await expect(readPage(join(folder, 'page.html'))).rejects.toMatchObject({ failure: { kind: 'not a file' } })
    })
  })

  test('says that a file is empty', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'page.html'), '')

      await expect(readPage(join(folder, 'page.html'))).rejects.toMatchObject({ failure: { kind: 'empty' } })
    })
  })

  test('keeps the cause where a file cannot be read', async () => {
    await expect(readPage('/nowhere/\0')).rejects.toMatchObject({
      failure: { kind: 'unreadable' },
      cause: { code: 'ERR_INVALID_ARG_VALUE' },
    })
  })
})
