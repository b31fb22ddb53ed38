import { fixture, html, xml } from 'plateau'
import { expect, needsLxml, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { articles, cured, current } from './versions.ts'

const page = fixture('minimal')
const feed = fixture('minimal-xml')

describe(`collect_ids on lxml ${current}`, () => {
  test.for([true, false])('an HTML parser with collect_ids=%s keeps no id', async (collect_ids, { measure }) => {
    const run = await measure(html({ collect_ids }), page.fresh('ids', 20), { lxml: current })

    expect(run).toGrowAtMost('0 B/name', '0 names/page')
  })

  test.for([true, false])('an XML parser with collect_ids=%s keeps no xml:id', async (collect_ids, { measure }) => {
    const run = await measure(xml({ collect_ids }), feed.fresh('xml-ids', 20), { lxml: current })

    expect(run).toGrowAtMost('0 B/name', '0 names/page')
  })

  test.for([true, false])(
    'an HTML parser with collect_ids=%s keeps every fresh tag',
    async (collect_ids, { measure }) => {
      const run = await measure(html({ collect_ids }), page.fresh('tags', 20), { lxml: current })

      expect(run).toGrowAtMost('72 B/name', '20 names/page')
      expect(run).not.toGrowAtMost('19 names/page')
    },
  )
})

describe(`before the option there was lxml ${articles}`, () => {
  needsLxml(articles)

  test('each fresh id was kept, at no more than 96 bytes', async ({ measure }) => {
    const run = await measure(html(), page.fresh('ids', 20), { lxml: articles })

    expect(run).toGrowAtMost('96 B/name', '20 names/page')
    expect(run).not.toGrowAtMost('19 names/page')
  })
})

describe(`with lxml ${cured} the cure had come, whatever the option says`, () => {
  needsLxml(cured)

  test.for([true, false])('an HTML parser with collect_ids=%s keeps no id', async (collect_ids, { measure }) => {
    const run = await measure(html({ collect_ids }), page.fresh('ids', 20), { lxml: cured })

    expect(run).toGrowAtMost('0 B/name', '0 names/page')
  })

  test('each fresh tag is kept all the same', async ({ measure }) => {
    const run = await measure(html({ collect_ids: false }), page.fresh('tags', 20), { lxml: cured })

    expect(run).not.toGrowAtMost('19 names/page')
  })
})
