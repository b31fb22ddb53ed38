import { fixture, html } from 'plateau'
import { expect, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { current } from './versions.ts'

const blog = fixture('coding-horror')
const asTheArticle = { entry: 'html.fromstring', as: 'str' } as const

describe(`the article's experiment on lxml ${current}`, () => {
  test('html.fromstring of the decoded page, repeated, reaches its plateau', async ({ measure }) => {
    const run = await measure(html({}, asTheArticle), blog.repeated(), { lxml: current })

    expect(run).toPlateau()
    expect(run).toGrowAtMost('0 B/page', '0 names/page')
  })

  // A neighbour on the core can leave a pace undecided, which is no pass: then it is measured anew.
  test('the page repeated takes no longer as inputs go by', { retry: 3 }, async ({ measure }) => {
    const run = await measure(html({}, asTheArticle), blog.repeated(), { lxml: current })

    expect(run).toKeepItsPace()
  })

  test('the same holds with the parser that lxml.html brings itself', async ({ measure }) => {
    const run = await measure(html({}, { ...asTheArticle, lifetime: 'default' }), blog.repeated(), { lxml: current })

    expect(run).toPlateau()
  })

  test('fresh ids cost nothing', async ({ measure }) => {
    const run = await measure(html({}, asTheArticle), blog.fresh('ids'), { lxml: current })

    expect(run).toGrowAtMost('0 B/name', '0 names/page')
  })

  test('fresh entities in attribute values cost nothing', async ({ measure }) => {
    const run = await measure(html({}, asTheArticle), blog.fresh('entities'), { lxml: current })

    expect(run).toGrowAtMost('0 B/name', '0 names/page')
  })

  test('a fresh tag is kept for good, at no more than 72 bytes', async ({ measure }) => {
    const run = await measure(html({}, asTheArticle), blog.fresh('tags', 20), { lxml: current })

    expect(run).toGrowAtMost('72 B/name', '20 names/page')
    expect(run).not.toGrowAtMost('19 names/page')
    expect(run).not.toPlateau()
  })

  test('a thread that ends gives its names back', async ({ measure }) => {
    const run = await measure(html({}, { lifetime: 'thread' }), fixture('minimal').fresh('tags', 20), { lxml: current })

    expect(run).toGrowAtMost('0 names/page')
  })
})
