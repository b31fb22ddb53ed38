import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { listFixtures, readFixture } from './fixture.ts'

const info = {
  name: 'mine',
  origin: 'Written for a test',
  licence: 'MIT',
  encoding: 'utf-8',
  contentType: 'text/html',
  digest: '33f2799467177287a29260780a107ac98ea63dd6165f67fcc0d74767d0a82090',
  size: 3,
  description: 'A paragraph',
}

/** Makes a folder of fixtures with one in it. */
function withFixture<Result>(
  files: Readonly<Record<string, string>>,
  use: (folders: readonly string[]) => Promise<Result>,
): Promise<Result> {
  return withTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'mine'))
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, 'mine', name), text)))
    return use([folder])
  })
}

describe('the fixtures of the project', async () => {
  const fixtures = await listFixtures()

  test('there are the ones that maps and cases need', () => {
    expect(fixtures.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['coding-horror', 'minimal', 'minimal-xml']),
    )
  })

  test.each(fixtures.map(({ name }) => name))('%s is what its fixture.json says', async (name) => {
    const fixture = await readFixture(name)

    expect(fixture.info.name).toBe(name)
    expect(fixture.page).toMatchObject({ name, encoding: fixture.info.encoding })
  })

  test.each(['minimal', 'minimal-xml'])('%s is under 1 kB', async (name) => {
    expect((await readFixture(name)).info.size).toBeLessThan(1000)
  })

  test('coding-horror is of 60 to 100 kB', async () => {
    const { size } = (await readFixture('coding-horror')).info

    expect(size).toBeGreaterThanOrEqual(60_000)
    expect(size).toBeLessThanOrEqual(100_000)
  })
})

describe('readFixture()', () => {
  test('takes the first folder that has the name', async () => {
    await withFixture({ 'page.html': '<p>', 'fixture.json': JSON.stringify(info) }, async ([first = '']) => {
      await withFixture({ 'page.html': '<b>', 'fixture.json': JSON.stringify(info) }, async ([second = '']) => {
        const fixture = await readFixture('mine', { folders: ['/nowhere', first, second] })

        expect(fixture.info).toEqual(info)
        expect(fixture.page.path).toBe(join(first, 'mine', 'page.html'))
      })
    })
  })

  test.each(['<b>', '<p>\r\n'])('refuses a page of %j where another is described', async (text) => {
    await withFixture({ 'page.html': text, 'fixture.json': JSON.stringify(info) }, async (folders) => {
      await expect(readFixture('mine', { folders })).rejects.toMatchObject({ failure: { kind: 'changed' } })
    })
  })

  test('names the fixtures there are where it knows no such one', async () => {
    await withFixture({ 'page.html': '<p>', 'fixture.json': JSON.stringify(info) }, async (folders) => {
      await expect(readFixture('yours', { folders })).rejects.toThrow('got "yours": there are mine')
    })
  })

  test('says that a folder has no page', async () => {
    await withFixture({ 'fixture.json': JSON.stringify(info) }, async (folders) => {
      await expect(readFixture('mine', { folders })).rejects.toThrow('Expected page.html or page.xml in')
    })
  })

  test.each([
    ['no JSON', 'to hold JSON, got text that is none'],
    ['3', 'to hold an object, got 3'],
    [JSON.stringify({ ...info, licence: 1 }), 'to hold "licence" as a string, got 1'],
    [JSON.stringify({ ...info, size: '3' }), 'to hold "size" as a whole number of bytes, got "3"'],
    [JSON.stringify({ ...info, digest: undefined }), 'to hold "digest" as a string, got nothing'],
  ])('refuses a fixture.json of %s', async (text, message) => {
    await withFixture({ 'page.html': '<p>', 'fixture.json': text }, async (folders) => {
      await expect(readFixture('mine', { folders })).rejects.toThrow(message)
    })
  })
})
