import { htmlReport } from '@plateau/report/html'
import { describe, expect, test } from 'vitest'
import { inChromium, seenAtFirst, tabTo } from './chromium.ts'
import { inventedMap } from './invented-result.ts'

const open = inChromium()
const small = inventedMap(4)
const report = [...(await htmlReport({ results: [small], pairs: [] }))]

describe('the report of a map', () => {
  test('says on its first screen what grows, by how much, on which release and what to do', async () => {
    const { page } = await open(report, { viewport: { width: 1280, height: 800 } })

    const seen = await seenAtFirst(page)
    expect(seen).toMatch(
      /^Memory grows with fresh ids and fresh xml:ids on lxml 3\.6\.4; with fresh tags, [^]* 6\.1\.3/,
    )
    expect(seen).toMatch(/By how much\s+fresh [a-z -]+: 20 names and 1\.2-1\.6 kB a page on lxml 3\.6\.4\./)
    expect(seen).toMatch(/What to do\s+Fresh ids[^]*a parser in a thread that ends[^]* keeps? nothing/)
    expect(seen).toMatch(/On\s+Python 3\.11\.7, lxml 3\.6\.4, libxml2 2\.14\.6; [^]*lxml 6\.1\.3/)
  })

  test('opens the run of a cell by a click: its verdict, figures, curves on both scales and command', async () => {
    const { page } = await open(report)

    await page
      .getByRole('row', { name: /^fresh tags/ })
      .locator('button[data-run]')
      .first()
      .click()

    const dialog = page.getByRole('dialog', { name: 'fresh tags, lxml 3.6.4' })
    expect(await dialog.locator('.lead').textContent()).toContain('grows, 20 names and 1.2-1.6 kB a page')
    expect(await dialog.locator('code').textContent()).toMatch(/^npx plateau run minimal --vary tags .*--lxml 3\.6\.4/)
    expect(await dialog.locator('svg:visible').count()).toBe(3)
    const onLinear = await dialog.locator('svg:visible').first().innerHTML()
    await dialog.getByText('logarithmic').click()
    expect(await dialog.locator('svg:visible').count()).toBe(3)
    expect(await dialog.locator('svg:visible').first().innerHTML()).not.toBe(onLinear)
  })

  test('is opened, walked and closed with the keyboard alone', async () => {
    const { page } = await open(report)
    await tabTo(page, 'button[data-run]')
    const at = page.locator('button[data-run]:focus')
    const column = () => at.evaluate((button) => (button.parentElement as unknown as { cellIndex: number }).cellIndex)

    const first = await column()
    await page.keyboard.press('ArrowRight')
    expect(await column()).toBe(first + 1)
    await page.keyboard.press('Enter')
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    // A dialog says that it was closed a moment later.
    await expect.poll(() => page.locator('dialog svg').count(), { timeout: 20_000 }).toBe(0)
    expect(await column()).toBe(first + 1)
  })

  test('shows every setting of a kind of input when asked, and hides them again', async () => {
    const { page } = await open(report)
    const rows = () => page.locator('table.map tr:visible').count()
    const opener = page.getByRole('button', { name: /^Show 3 settings of fresh tags/ })

    const folded = await rows()
    await opener.press('Enter')
    expect(await opener.getAttribute('aria-expanded')).toBe('true')
    expect(await rows()).toBeGreaterThan(folded)
    await opener.press('Enter')
    expect(await rows()).toBe(folded)
  })
})

describe('the report of a map of 10,000 cells', () => {
  test('has an element or two a cell, and draws a curve when its cell is opened', async () => {
    const map = inventedMap(70)
    const { page } = await open([...(await htmlReport({ results: [map], pairs: [] }))])

    expect(map.runs.length).toBeGreaterThan(10_000)
    expect(await page.locator('button[data-run]').count()).toBe(map.runs.length)
    const elements = await page.locator('*').count()
    expect(elements).toBeLessThan(3 * map.runs.length)
    expect(await page.locator('svg').count()).toBe(0)
    await page.locator('button[data-run]:visible').last().click()
    expect(await page.getByRole('dialog').locator('svg:visible').count()).toBe(3)
    expect((await page.locator('*').count()) - elements).toBeLessThan(1500)
  })
})
