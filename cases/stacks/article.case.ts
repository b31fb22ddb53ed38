import { pairNoise } from '@plateau/core'
import { fixture, html } from 'plateau'
import { expect, needsLxml, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { articles, cured } from '../versions.ts'
import { waysIn } from './functions.ts'
import { needsRecorder } from './needs-recorder.ts'

const page = fixture('coding-horror')
const inputs = 64

describe("the article's three stacks, on lxml 3.6.4 from its wheel of 2016", () => {
  needsLxml(articles)
  needsRecorder('heaptrack')

  test('an id is kept by the table of ids', async ({ record }) => {
    const pair = await record(html(), page.fresh('ids'), { lxml: articles, inputs })

    expect(waysIn(pair, 6)).toEqual([
      'xmlDictLookup < xmlHashAddEntry3 < xmlAddID < xmlSAX2AttributeInternal < xmlSAX2StartElement < htmlParseStartTag',
    ])
    expect(pair.remainder).toBeLessThan(0.05 * (pair.heapDifference ?? 0))
  })

  test('a tag is kept as the name of an element', async ({ record }) => {
    const pair = await record(html(), page.fresh('tags'), { lxml: articles, inputs })

    expect(waysIn(pair, 3)).toEqual(['xmlDictLookup < htmlParseHTMLName_nonInvasive < htmlParseContentInternal'])
    expect(pair.remainder).toBeLessThan(0.05 * (pair.heapDifference ?? 0))
  })

  test('an entity is kept as the name that is looked up', async ({ record }) => {
    const pair = await record(html(), page.fresh('entities'), { lxml: articles, inputs })

    expect(waysIn(pair, 5)).toEqual([
      'xmlDictLookup < htmlParseName < htmlParseEntityRef < htmlParseHTMLAttribute < htmlParseStartTag',
    ])
    expect(pair.remainder).toBeLessThan(0.05 * (pair.heapDifference ?? 0))
  })
})

describe('lxml 3.8.0, which gave each document an id table of its own', () => {
  needsLxml(cured)
  needsRecorder('heaptrack')

  test('keeps no id', async ({ record }) => {
    const pair = await record(html(), page.fresh('ids'), { lxml: cured, inputs })

    expect(pair.names).toEqual([])
    expect(waysIn(pair, 3)).toEqual([])
    expect(pair.heapDifference).toBeLessThan(pairNoise)
  })
})
