import type { KeptName } from '@plateau/core'
import { htmlReport } from '@plateau/report/html'
import { describe, expect, test } from 'vitest'
import { inChromium, tabTo } from './chromium.ts'
import { articlesStacks, inventedPairs } from './invented-pairs.ts'

const open = inChromium()

/** 100,000 names as a crawl leaves them, the longest last. */
const kept: readonly KeptName[] = Array.from({ length: 100_000 }, (_, index) => ({
  name: `post-${String(index).padStart(6, '0')}${index === 99_999 ? 'x'.repeat(40) : ''}`,
  bytes: index === 99_999 ? 51 : 11,
  constructs: [index % 4 === 0 ? 'id' : 'class'],
  page: index < 60_000 ? 'news' : 'shop',
}))
const parts = [...(await htmlReport({ results: [], pairs: [inventedPairs(articlesStacks, kept)] }))]

describe('a list of 100,000 names', () => {
  test('has only what is seen in the page, at first, after a search and at its end', async () => {
    const { page } = await open(parts)
    const elements = () => page.locator('*').count()
    const rows = page.locator('table.names tbody tr:not(.spacer)')

    const atFirst = await elements()
    await page.getByLabel('Search names').fill('post-0999')
    const found = [await page.locator('.name-finder output').textContent(), await rows.first().innerText()]
    await page.getByLabel('Search names').fill('')
    await page.locator('table.names').focus()
    await page.keyboard.press('End')

    expect(atFirst).toBeLessThan(1000)
    expect(found).toEqual(['100 of 100,000 names', 'post-099900\t11\tid\tshop\tnew'])
    expect(await elements()).toBeLessThan(1000)
    expect(await rows.last().innerText()).toMatch(/^post-099999x+\t51\tclass\tshop\tnew$/)
    expect(await page.locator('table.names').getAttribute('aria-rowcount')).toBe('100001')
  })

  test('is narrowed to what a reader wants, and put into another order', async () => {
    const { page } = await open(parts)
    const told = page.locator('.name-finder output')

    await page.getByLabel('that match').selectOption('id')
    expect(await told.textContent()).toBe('25,000 of 100,000 names')
    await page.getByLabel('first on').selectOption('shop')
    expect(await told.textContent()).toBe('10,000 of 100,000 names')
    await page.getByLabel('that match').selectOption('everything')
    await page.getByLabel('order').selectOption('longest first')
    expect(await page.locator('.name-finder .told').textContent()).toMatch(/^post-099999x+$/)
  })

  test('is searched and walked with the keyboard alone', async () => {
    const { page } = await open(parts)
    const current = page.locator('table.names tr[aria-selected="true"] th')

    await tabTo(page, '.name-finder input[type="search"]')
    await page.keyboard.type('09999')
    await tabTo(page, 'table.names')
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'PageDown', 'Home', 'ArrowDown'])
      await page.keyboard.press(key)

    expect(await current.textContent()).toBe('post-099990')
    const id = await page.locator('table.names').getAttribute('aria-activedescendant')
    expect(await page.locator(`#${id}`).locator('th').textContent()).toBe('post-099990')
  })

  test('comes to paper in part, and says so', async () => {
    const { page } = await open(parts)

    await page.emulateMedia({ media: 'print' })

    // A page hears of paper a moment later.
    const rows = page.locator('table.names tbody tr:not(.spacer)')
    await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(300)
    expect(await page.locator('.name-finder .told').textContent()).toBe('and 99,700 more')
    expect(await page.locator('.name-finder .controls').isVisible()).toBe(false)
  })
})
