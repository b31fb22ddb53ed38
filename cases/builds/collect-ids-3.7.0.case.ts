import { pairNoise } from '@plateau/core'
import { fixture, html } from 'plateau'
import { expect, needsLxml, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { waysIn } from '../stacks/functions.ts'

/** The release that the article's author built for its new option. It has no wheel for Linux: plateau builds it too. */
const authors = '3.7.0'

describe(`lxml ${authors}, from its sdist`, () => {
  needsLxml(authors)

  test.for([true, false])('an HTML parser with collect_ids=%s keeps no fresh id', async (collect_ids, { measure }) => {
    const run = await measure(html({ collect_ids }), fixture('minimal').fresh('ids', 20), { lxml: authors })

    expect(run).toGrowAtMost('0 B/name', '0 names/page')
  })

  test('no call stack keeps an id any longer, least of all that of xmlAddID', async ({ record }) => {
    const pair = await record(html(), fixture('coding-horror').fresh('ids'), { lxml: authors, inputs: 32 })

    expect(pair.names).toEqual([])
    expect(waysIn(pair, 3)).toEqual([])
    expect(pair.heapDifference).toBeLessThan(pairNoise)
  })

  test('an HTML parser keeps every fresh tag all the same', async ({ measure }) => {
    const run = await measure(html({ collect_ids: false }), fixture('minimal').fresh('tags', 20), { lxml: authors })

    expect(run).toGrowAtMost('20 names/page')
    expect(run).not.toGrowAtMost('19 names/page')
  })
})
