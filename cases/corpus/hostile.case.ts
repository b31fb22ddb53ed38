import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CorpusResult } from '@plateau/core'
import { readFixture, withTemporaryFolder } from '@plateau/harness'
import { expect, test } from 'vitest'
import { callables, plateau } from '../command/as-a-user.ts'
import { current } from '../versions.ts'

const pages: Readonly<Record<string, string>> = {
  '01-good.html': '<html><body><first-name></first-name></body></html>',
  '02-crash.html': '<html><body><crash></crash></body></html>',
  '03-hang.html': '<html><body><hang></hang></body></html>',
  '04-leave.html': '<html><body><leave></leave></body></html>',
  '05-empty.html': '',
  '06-comment.html': '<!-- no element -->',
  '07-long.html': `<html><body><${'a'.repeat(1_000_000)}></body></html>`,
  '08-deep.html': `<html><body>${'<b>'.repeat(100_000)}`,
  '10-escape\u001b[31m.html': '<html><body><last-name data-a="\u001b[31m"></last-name></body></html>',
}

test('a page that crashes, hangs, has no tree or is given up in its middle is counted and told, and the rest goes on', async ({
  signal,
}) => {
  await withTemporaryFolder(async (folder) => {
    for (const [name, text] of Object.entries(pages)) await writeFile(join(folder, name), text)
    await writeFile(join(folder, '09-label.html'), (await readFixture('wrong-label')).page.bytes)
    const call = ['--call', 'hostile_pages:parse', '--path', callables, '--timeout', '5', '--lxml', current]

    const { code, stdout } = await plateau(['corpus', folder, ...call, '--passes', '1', '--json', '-'], { signal })

    // The gravest: a child failed.
    expect(code).toBe(4)
    const [{ passes, unread, process, topPages } = missing()] = (JSON.parse(stdout) as CorpusResult).corpora
    expect(passes).toMatchObject([{ pages: 3, errors: 6, ended: 3, refused: 1 }])
    expect(unread.map(({ page, kind }) => [page, kind])).toEqual([
      ['02-crash.html', 'ended the process'],
      ['03-hang.html', 'ended the process'],
      ['04-leave.html', 'ended the process'],
      ['05-empty.html', 'refused'],
      ['06-comment.html', 'raised'],
      ['08-deep.html', 'in part'],
      ['09-label.html', 'in part'],
    ])
    expect(unread[1]?.because).toMatch(/no answer within 5 s/)
    expect(process.restarts).toBe(3)
    expect(topPages.map(({ page }) => page)).toContain('10-escape\u001b[31m.html')
  })
})

test('what a page is called cannot reach the terminal or Markdown raw', async ({ signal }) => {
  await withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'evil\u001b[31m|<img src=x>.html'), '<html><body><a-name></a-name></body></html>')

    const { code, stdout } = await plateau(['corpus', folder, '--lxml', current, '--passes', '1', '--markdown', '-'], {
      signal,
    })

    expect(code).toBe(0)
    expect(stdout).toContain(String.raw`evil\\x1b\[31m\|&lt;img src=x&gt;.html`)
    expect(stdout).not.toContain('\u001b')
  })
})

function missing(): never {
  throw new Error('Expected a corpus')
}
