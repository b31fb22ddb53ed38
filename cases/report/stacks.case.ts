import { formatSize } from '@plateau/core'
import { htmlReport } from '@plateau/report/html'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { inChromium, seenAtFirst, tabTo } from './chromium.ts'
import { articlesStacks, inventedPairs, native } from './invented-pairs.ts'

const open = inChromium()
const pairs = inventedPairs(articlesStacks)
const [pair] = pairs.pairs
const report = await htmlReport({ results: [], pairs: [pairs] })
const parts = [...report]

describe('the report of a pair', () => {
  test('says first what grew, by how much, on which version and what to do', async () => {
    const { page } = await open(parts, { viewport: { width: 1200, height: 900 } })

    const held = formatSize(pair?.attributed ?? 0)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      `fresh tags: 3 call stacks hold ${held} more`,
    )
    expect(await page.title()).toContain(held)
    expect(await seenAtFirst(page)).toMatch(
      /600 kB, 60\.0 %: xmlDictLookup \(dict\.c:970\), called by htmlParseHTMLName[^]*On\s+Python 3\.11\.7, lxml 4\.9\.4, libxml2 2\.10\.3\s+What to do[^]*npx plateau map minimal --vary tags --lxml 4\.9\.4/,
    )
  })

  test('tells the frames as a table too, whose bytes are those of the JSON', async () => {
    const { page } = await open(parts, { javaScriptEnabled: false })

    const rows = await page.locator('table.frames tbody tr').allInnerTexts()
    expect(rows.map((row) => row.split('\t'))).toEqual([
      ['1', 'htmlDoRead', 'HTMLparser.c:6921', '1 MB', '100.0 %'],
      ['2', 'htmlParseHTMLName', 'HTMLparser.c:2623', '900 kB', '90.0 %'],
      ['3', 'xmlDictLookup', 'dict.c:970', '600 kB', '60.0 %'],
      ['3', 'xmlDictLookup', 'dict.c:964', '300 kB', '30.0 %'],
      ['4', 'xmlDictAddString', 'dict.c:273', '300 kB', '30.0 %'],
      ['2', 'xmlAddID', 'valid.c:2667', '100 kB', '10.0 %'],
    ])
    const facts = await page.locator('#stacks dl.facts').innerText()
    expect(facts).toMatch(/stacks\s+1 MB in 3 call stacks\s+heap\s+1 MB in the same process/)
  })
})

describe('the icicle', () => {
  test('is as wide for a frame as the bytes that were allocated through it', async () => {
    const { page } = await open(parts)

    const whole = await widthOf(page, 'all call stacks')
    const widths = await Promise.all(['htmlParseHTMLName', 'xmlAddID'].map((name) => widthOf(page, name)))
    expect(widths.map((width) => Math.round((width / whole) * 100))).toEqual([90, 10])
  })

  test('finds functions and files, and says what went through them', async () => {
    const { page } = await open(parts)

    await page.getByLabel('Search functions and files').fill('DICT.C')

    expect(await page.locator('.icicle output').textContent()).toBe('3 frames, 900 kB, 90.0 % of all')
    expect(await page.locator('.box.found').allTextContents()).toEqual([
      'xmlDictLookup',
      'xmlDictLookup',
      'xmlDictAddString',
    ])
    await page.getByLabel('Search functions and files').fill('')
    expect(await page.locator('.box.found, .box.passed').count()).toBe(0)
  })

  test('is walked, zoomed and searched with the keyboard alone', async () => {
    const { page } = await open(parts)
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key)
      return page.locator(':focus').textContent()
    }
    await tabTo(page, '.icicle input')

    await page.keyboard.type('xmlAddID')
    expect(await press('Enter')).toBe('xmlAddID')
    expect(await press('ArrowUp')).toBe('htmlDoRead')
    expect(await press('ArrowDown')).toBe('htmlParseHTMLName')
    expect(await press('ArrowRight')).toBe('xmlAddID')
    expect(await press('ArrowLeft', 'Enter')).toBe('htmlParseHTMLName')
    expect(await page.locator('.box').allTextContents()).not.toContain('xmlAddID')
    expect(await press('Escape', 'Escape')).toBe('all call stacks')
    expect(await page.locator('.box').allTextContents()).toContain('xmlAddID')
    expect(await page.locator('.icicle .told').textContent()).toBe(
      'all call stacks: 1 MB, 100.0 % of all, 73 allocations',
    )
  })

  test('zooms by a click, and back by its button', async () => {
    const { page } = await open(parts, { viewport: { width: 390, height: 800 } })

    await page.getByRole('treeitem', { name: /^xmlDictLookup, dict\.c:970/ }).click()

    expect(await widthOf(page, 'xmlDictLookup')).toBe(await widthOf(page, 'all call stacks'))
    await page.getByRole('button', { name: 'Back to all' }).click()
    expect(await page.getByRole('treeitem').count()).toBe(7)
  })

  test('draws no more of 100,000 frames than can be seen', async () => {
    const stacks = Array.from({ length: 5000 }, (_, index) => ({
      frames: native(...Array.from({ length: 20 }, (__, depth) => [`f${index}_${depth}`, 'deep.c', depth] as const)),
      bytes: 1000 + index,
      count: 1,
    }))
    const { page } = await open([...(await htmlReport({ results: [], pairs: [inventedPairs(stacks)] }))])

    const nodes = await page.locator('*').count()
    await page.getByLabel('Search functions and files').fill('f4999_19')

    expect(nodes).toBeLessThan(6000)
    expect(await page.locator('.icicle output').textContent()).toMatch(/^1 frame, 6 kB/)
    await page.keyboard.press('Enter')
    expect(await page.locator(':focus').textContent()).toBe('f4999_19')
    expect(await page.locator('*').count()).toBeLessThan(6000)
  })
})

async function widthOf(page: Page, name: string): Promise<number> {
  const box = await page.locator('.box', { hasText: name }).first().boundingBox()
  return box?.width ?? Number.NaN
}
