import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { htmlReport } from '@plateau/report/html'
import type { Result as AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { inChromium } from './chromium.ts'
import { inventedMap, inventedResult, inventedRun } from './invented-result.ts'
import { articlesStacks, inventedPairs } from './invented-pairs.ts'

const open = inChromium()
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const runs = (['same', 'tags'] as const).map((variation) => inventedRun({ variation, release: '6.1.3' }))
const kept = [{ name: 'article', bytes: 7, constructs: ['tag'], page: 'minimal' }] as const
const pairs = [inventedPairs(articlesStacks, kept)]

describe.each([
  ['a run with its call stacks and names', { results: [inventedResult(runs)], pairs }],
  ['a map', { results: [inventedMap(4)], pairs: [] }],
])('the report of %s', (_, reported) => {
  test.each(['light', 'dark'] as const)('keeps to the rules for accessible pages, %s', async (colorScheme) => {
    const { page } = await open([...(await htmlReport(reported))], { bypassCSP: true, colorScheme })

    for (const details of await page.locator('details').all())
      await details.evaluate((each) => each.setAttribute('open', ''))
    const broken = await violations(page)

    expect(broken).toEqual([])
  })
})

test('the rules for accessible pages find what breaks them', async () => {
  const { page } = await open('<!doctype html><title>x</title><input><p style="color: #aaa">faint</p>', {
    bypassCSP: true,
  })

  expect((await violations(page)).map((each) => each.split(':')[0])).toEqual(
    expect.arrayContaining(['label', 'color-contrast', 'html-has-lang']),
  )
})

/** What axe has to say of a page: the rule, and the elements that break it. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate<{ readonly violations: readonly AxeResults[] }>('axe.run()')
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html)
        .slice(0, 3)
        .join(' | ')}`,
  )
}
