import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '@plateau/core'
import { withTemporaryFolder } from '@plateau/harness'
import { needsLxml } from 'plateau/vitest'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Ended, plateau } from '../command/as-a-user.ts'
import { current } from '../versions.ts'
import { attackingHtml, attackingName, attackingXml } from './attacking-page.ts'
import { inChromium } from './chromium.ts'

const open = inChromium()
let report = ''
let reported: Ended | undefined
let results: readonly Result[] = []

describe('a report of pages whose names are attacks', () => {
  needsLxml(current)

  beforeAll(async () => {
    await withTemporaryFolder(async (cwd) => {
      const files = [`${attackingName}.html`, 'attack.xml']
      await writeFile(join(cwd, `${attackingName}.html`), attackingHtml)
      await writeFile(join(cwd, 'attack.xml'), attackingXml)
      const run = ['run', '--lxml', current, '--vary', 'same', '--inputs', '64', '--verbose']
      const lenient = ['--option', 'recover=true', '--option', 'huge_tree=true']
      await plateau([...run, ...files, '--json', 'strict.json'], { cwd })
      await plateau([...run, 'attack.xml', ...lenient, '--json', 'lenient.json'], { cwd })
      reported = await plateau(['report', 'strict.json', 'lenient.json', '--html', 'report.html'], { cwd })
      report = await readFile(join(cwd, 'report.html'), 'utf8')
      results = await Promise.all(
        ['strict.json', 'lenient.json'].map(
          async (name) => JSON.parse(await readFile(join(cwd, name), 'utf8')) as Result,
        ),
      )
    })
  })

  test('is made from names that the parser kept, and an error that quotes one', () => {
    const runs = results.flatMap((result) => result.runs)
    const names = runs.flatMap(({ gauges }) => gauges.names?.list ?? [])

    expect(reported).toMatchObject({ code: 0, stderr: '' })
    expect(names).toEqual(
      expect.arrayContaining([
        'x<script',
        '<img"onerror',
        'a\u202emoc.live',
        'b\u2028c',
        '\u001b[31mred\u001b]0;owned\u0007',
        '"><img src=x onerror=alert(1)>',
        '</script><script>alert(2)</script>',
        'u'.repeat(1_000_000),
      ]),
    )
    expect(runs.map(({ health }) => (health.ok ? '' : health.error)).join('')).toContain(
      '"><img src=x onerror=alert(1)>',
    )
  })

  test('has no element and no attribute that they would have made, and runs nothing', async () => {
    const { page } = await open(report)

    await page.locator('details').evaluateAll((all) => {
      for (const each of all) each.setAttribute('open', '')
    })
    await page.locator('table.names').focus()
    await page.keyboard.press('End')

    expect(await page.locator('img, iframe, object, embed, form, [onerror], [onload], [onmouseover]').count()).toBe(0)
    expect(await page.locator('a:not([href^="#"])').count()).toBe(0)
    const scripts = await page.locator('script').evaluateAll((all) => all.map((each) => each.getAttribute('type')))
    expect(new Set(scripts)).toEqual(new Set(['application/json', null]))
    expect(await page.title()).not.toMatch(hidden)
  })

  test('shows them as text, with what cannot be seen spelled out', async () => {
    const { page } = await open(report)
    const find = async (text: string) => {
      await page.getByLabel('Search names').fill(text)
      return page.locator('table.names tbody tr:not(.spacer) th').allTextContents()
    }

    expect(await find('onerror=alert(1)')).toEqual(['"><img src=x onerror=alert(1)>'])
    expect(await find('</script>')).toEqual(['</script><script>alert(2)</script>'])
    expect(await find('\\u{202e}moc')).toEqual(['a\\u{202e}moc.live'])
    expect(await find('[31mred')).toEqual(['\\x1b[31mred\\x1b]0;owned\\x07'])
    expect(await find('uuuu')).toEqual([`${'u'.repeat(1000)}... (1000000 characters)`])
    expect(await page.getByText(attackingName).count()).toBeGreaterThan(0)
    expect(await page.locator('body').innerText()).not.toMatch(hidden)
  })

  test('is no longer than what it shows: no megabyte of one name', () => {
    expect(report.length).toBeLessThan(400_000)
    expect(report.replaceAll('\n', '')).not.toMatch(hidden)
  })
})

test('what a page must not do is heard: an error, a script, a request', async () => {
  const page =
    '<!doctype html><script>console.error("said"); throw new Error("thrown")</script><img src="http://127.0.0.1:9/x">'
  const { said, requested } = await open(page, { mayMisbehave: true })

  expect(said.join('\n')).toMatch(/said[^]*thrown/)
  expect(requested).toEqual(['http://127.0.0.1:9/x'])
})

/** What a reader cannot see, or what would turn a line around. */
const hidden = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
