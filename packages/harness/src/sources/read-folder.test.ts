import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { openSource } from './open-source.ts'
import { readAll } from './sample-reading.ts'
import { sampleResponse } from './sample-warc.ts'
import type { SourceRecord } from './source-record.ts'

const html = '<!doctype html><p>'

describe('a folder of pages', () => {
  test('is read in the order of its names, and the folders in it where they stand', async () => {
    const files = { 'b.html': html, 'a/2.htm': html, 'a/10.html': html, 'C.xml': '<c/>', 'é.html': html }

    expect(await namesIn(files)).toEqual(['C.xml', 'a/10.html', 'a/2.htm', 'b.html', 'é.html'])
  })

  test('gives what begins as markup, whatever it is called, and nothing else', async () => {
    const files = {
      'index.php': `\n ${html}`,
      'no-ending': '<?xml version="1.0"?><a/>',
      'wide.bin': Buffer.from(`\ufeff${html}`, 'utf16le'),
      'style.css': 'p { color: red }',
      'script.js': 'a < b',
      'drawing.svg': '<svg/>',
      'picture.png': '\x89PNG\r\n',
    }

    const records = await recordsIn(files)

    expect(records.map(({ name }) => name)).toEqual(['index.php', 'no-ending', 'wide.bin'])
    expect(records).toMatchObject([{ markup: 'html' }, { markup: 'xml' }, { markup: 'html', encoding: 'utf-16' }])
  })

  test('holds crawls too', async () => {
    const files = { 'a.html': html, 'b.warc': sampleResponse({ url: 'https://news.example/', body: html }) }

    expect(await namesIn(files)).toEqual(['a.html', 'https://news.example/'])
  })

  test('refuses a page without a byte, and goes on', async () => {
    expect(await recordsIn({ 'a.html': '', 'b.html': html })).toMatchObject([
      { kind: 'refused', name: 'a.html', because: 'is empty' },
      { kind: 'page', name: 'b.html' },
    ])
  })

  test('tells how many of its files were read', async () => {
    await withFiles({ 'a.html': html, 'b.html': html, 'c.css': '' }, async (folder) => {
      const told: (readonly [number, number])[] = []

      await readAll(folder, { onRead: (read, total) => told.push([read, total]) })

      expect(told).toEqual([
        [1, 2],
        [2, 2],
      ])
    })
  })

  test('refuses a file that cannot be read, and goes on', async () => {
    await withFiles({ 'a.html': html, 'b.html': html, 'c.html': html }, async (folder) => {
      const names: string[] = []

      for await (const { kind, name } of openSource(folder)) {
        names.push(`${kind} ${name}`)
        await rm(join(folder, 'b.html'), { force: true })
      }

      expect(names).toEqual(['page a.html', 'refused b.html', 'page c.html'])
    })
  })
})

describe('a folder that a browser saved', () => {
  const files = {
    'A day.html': html,
    'A day_files/frame.html': html,
    'A day_files/style.css': '',
    'A day_files/more/deep.html': html,
    'Ein Tag.htm': html,
    'Ein Tag-Dateien/frame.html': html,
    'profiles_files/page.html': html,
  }

  test('gives its pages, and what was saved within them where that is asked for', async () => {
    expect(await namesIn(files)).toEqual(['A day.html', 'Ein Tag.htm', 'profiles_files/page.html'])

    const all = await recordsIn(files, true)
    expect(all.filter((record) => record.kind === 'page' && record.frame).map(({ name }) => name)).toEqual([
      'A day_files/frame.html',
      'A day_files/more/deep.html',
      'Ein Tag-Dateien/frame.html',
    ])
  })
})

describe('a link in a folder', () => {
  test('is followed to a file within it, and refused where it leads out', async () => {
    await withFiles({ 'secret.html': html, 'saved/a.html': html }, async (folder) => {
      const saved = join(folder, 'saved')
      await symlink('a.html', join(saved, 'b.html'))
      await symlink('../secret.html', join(saved, 'c.html'))
      await symlink('..', join(saved, 'd'))
      await symlink('.', join(saved, 'e'))
      await symlink('nowhere', join(saved, 'f.html'))

      expect(await readAll(saved)).toMatchObject([
        { kind: 'page', name: 'a.html' },
        { kind: 'page', name: 'b.html' },
        { kind: 'refused', name: 'c.html', because: 'is a link that leads out of the folder' },
        { kind: 'refused', name: 'd' },
      ])
    })
  })
})

type Files = Readonly<Record<string, string | Buffer>>

async function namesIn(files: Files): Promise<readonly string[]> {
  return (await recordsIn(files)).map(({ name }) => name)
}

function recordsIn(files: Files, frames = false): Promise<readonly SourceRecord[]> {
  return withFiles(files, (folder) => readAll(folder, { frames }))
}

function withFiles<Result>(files: Files, use: (folder: string) => Promise<Result>): Promise<Result> {
  return withTemporaryFolder(async (folder) => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), content)
    }
    return await use(folder)
  })
}
