import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatSize, type Result } from '@plateau/core'
import { withTemporaryFolder } from '@plateau/harness'
import { needsLxml } from 'plateau/vitest'
import { beforeAll, describe, expect, test } from 'vitest'
import { plateau } from '../command/as-a-user.ts'
import { current } from '../versions.ts'
import { inChromium, seenAtFirst } from './chromium.ts'

const open = inChromium()
let report = ''
let result: Result | undefined

describe('plateau run --html', () => {
  needsLxml(current)

  beforeAll(async () => {
    await withTemporaryFolder(async (cwd) => {
      const run = ['run', 'minimal', '--lxml', current, '--vary', 'same,tags', '--fresh', '20', '--inputs', '1024']
      await plateau([...run, '--json', 'result.json', '--html', 'report.html'], { cwd })
      report = await readFile(join(cwd, 'report.html'), 'utf8')
      result = JSON.parse(await readFile(join(cwd, 'result.json'), 'utf8')) as Result
    })
  })

  test('says on its first screen what grows, by how much, on which version and what to do', async () => {
    const { page } = await open(report, { viewport: { width: 1280, height: 800 } })

    const seen = await seenAtFirst(page)
    const [, tags] = result?.runs ?? []
    const { low, high } =
      tags?.gauges.heap?.growth.kind === 'undecided' ? {} : (tags?.gauges.heap?.growth.perInput ?? {})
    expect(seen).toMatch(/^Memory grows with fresh tags, but not with the repeated page\./)
    expect(seen).toContain('20 names and ')
    expect(seen).toContain(formatSize(high ?? 0))
    expect(low).toBeGreaterThan(0)
    expect(seen).toContain(`lxml ${current}, libxml2 ${tags?.versions.libxml2}`)
    expect(seen).toMatch(/What to do\s+Fresh tags: a parser in a thread that ends keeps nothing/)
  })

  test('has the readings of the JSON as a table beside the curves', async () => {
    const { page } = await open(report)
    const [, tags] = result?.runs ?? []

    await page.getByText('The readings as a table').click()

    const table = page.getByRole('table', { name: /^fresh tags/ })
    const [inputs = 0, change = 0] = tags?.gauges.heap?.readings.at(-1) ?? []
    const last = await table.locator('tr').last().locator('th, td').allTextContents()
    expect(last.slice(0, 2)).toEqual([inputs.toLocaleString('en'), formatSize(change)])
    const headings = await page.getByRole('heading', { level: 2 }).allTextContents()
    expect(headings).toEqual(['Curves', 'The runs', 'The names that are kept', 'How it was measured'])
  })

  test('draws heap beside resident and names, on a linear and on a logarithmic axis', async () => {
    const { page } = await open(report)
    const panels = page.locator('#curves .panel')
    const shown = () => panels.locator('svg:visible').evaluateAll((all) => all.map((svg) => svg.innerHTML.length))

    const linear = await shown()
    await page.locator('#curves').getByText('logarithmic').click()

    expect((await panels.locator('figcaption').allTextContents()).slice(0, 3)).toEqual([
      'Heap held',
      'Resident memory',
      'Names kept',
    ])
    expect(await shown()).toHaveLength(linear.length)
    expect(await shown()).not.toEqual(linear)
  })

  test('lists the names that lxml kept with what they are in the page', async () => {
    const { page } = await open(report)
    const rows = page.locator('table.names tbody tr:not(.spacer)')
    const all = new Set(result?.runs.flatMap(({ gauges }) => gauges.names?.list ?? []))

    expect(await page.locator('.name-finder output').textContent()).toBe(`${all.size.toLocaleString('en')} names`)
    await page.getByLabel('that match').selectOption('tag')
    await page.getByLabel('Search names').fill('z0000')
    expect(await rows.first().innerText()).toMatch(/^z\S+\t9\ttag\tminimal/)
  })

  test('is light or dark as the system is, and as its reader chooses', async () => {
    const { page } = await open(report, { colorScheme: 'dark' })
    const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')

    const bySystem = await paper()
    await page.getByRole('radio', { name: 'light' }).check()
    const chosen = await paper()
    await page.getByRole('radio', { name: 'auto' }).check()

    expect(brightness(bySystem)).toBeLessThan(60)
    expect(brightness(chosen)).toBeGreaterThan(200)
    expect(await paper()).toBe(bySystem)
    await page.emulateMedia({ media: 'print' })
    expect(brightness(await paper())).toBeGreaterThan(200)
  })

  test('comes to paper whole, without what only a screen can use', async () => {
    const { page } = await open(report)

    await page.emulateMedia({ media: 'print' })
    const pdf = await page.pdf()

    expect(await page.locator('nav:visible, #theme:visible, input:visible').count()).toBe(0)
    expect(await page.locator('section:visible').count()).toBe(4)
    expect(pdf.length).toBeGreaterThan(10_000)
  })

  test('fits a phone: nothing but tables is wider than the screen', async () => {
    const { page } = await open(report, { viewport: { width: 360, height: 740 } })

    expect(await page.locator('html').evaluate((root) => root.scrollWidth)).toBe(360)
  })
})

/** Of a colour as a browser says it, from 0 to 255. */
function brightness(color: string): number {
  return Math.max(...(color.match(/\d+/g) ?? []).slice(0, 3).map(Number))
}
