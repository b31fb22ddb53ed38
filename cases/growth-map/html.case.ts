import { crossed, readFixture, settingsOf } from '@plateau/harness'
import type { Bound, Variation } from 'plateau'
import { expect, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { current } from '../versions.ts'
import { baseline, mapOf, measureLine, optionsOf, rowsBySetting, titleOf } from './lines.ts'

const nothing = ['0 B/name', '0 names/page'] as const
/** A name of nine bytes in a string pool, and its place in the hash table, when that has just doubled (libxml2, dict.c). */
const everyName = ['72 B/name', '20 names/page'] as const

/** What an HTML parser may hold of the repeated page, and of 20 fresh names a page, whichever of its options is set. */
const bounds: Readonly<Partial<Record<Variation, readonly Bound[]>>> = {
  same: ['0 B/page', '0 names/page'],
  ids: nothing,
  'xml-ids': nothing,
  tags: everyName,
  attributes: everyName,
  entities: nothing,
  'text-entities': nothing,
  instructions: nothing,
  comments: nothing,
  text: nothing,
  'short-text': nothing,
  values: nothing,
  'short-values': nothing,
  classes: nothing,
  indentation: nothing,
  // libxml2 reads 100 bytes of a name in HTML (HTMLparser.c, HTML_PARSER_BUFFER_SIZE).
  'long-names': ['420 B/name', '20 names/page'],
}

/** What refuses the page: lxml's TreeBuilder takes no attribute of a name with a colon. Its error is in the baseline. */
const refused = new Set(['HTMLParser(target=tree-builder)'])

const { page } = await readFixture('minimal')
const { offered, absent } = settingsOf('html', await optionsOf(current))
const map = mapOf(page)

test(`lxml ${current} has every option that is declared for HTMLParser`, () => {
  expect(absent).toEqual([])
})

describe.each(rowsBySetting(map, page, offered))(
  `$name of lxml ${current} keeps no more than its bound`,
  ({ name, lines }) => {
    test.for(lines.map((line) => [line.template.variation, line] as const))('%s', async ([, line], { measure }) => {
      const run = await measureLine(measure, line, current)

      if (!refused.has(name)) expect(run).toGrowAtMost(...(bounds[line.template.variation] ?? []))
      expect(run).toHoldToBaseline(baseline)
    })
  },
)

describe(`however an HTML parser of lxml ${current} is called, and whoever owns it`, () => {
  test.for(crossed.waysIn(map, page, new Set(['tags'])).map((line) => [titleOf(line), line] as const))(
    '%s',
    async ([, line], { measure }) => {
      const run = await measureLine(measure, line, current)

      // A thread that ends gives its names back: up to 6.1 the dictionary is the thread's.
      const bound =
        line.subject.lifetime === 'thread' && line.template.fresh > 0 ? nothing : bounds[line.template.variation]
      expect(run).toGrowAtMost(...(bound ?? []))
      expect(run).toHoldToBaseline(baseline)
    },
  )
})
