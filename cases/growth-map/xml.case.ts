import { crossed, readFixture, settingsOf } from '@plateau/harness'
import type { Bound, Variation } from 'plateau'
import { expect, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { current } from '../versions.ts'
import { baseline, mapOf, measureLine, optionsOf, rowsBySetting, titleOf } from './lines.ts'

type Bounds = Readonly<Partial<Record<Variation, readonly Bound[]>>>

const nothing = ['0 B/name', '0 names/page'] as const
/** A name of nine bytes in a string pool, and its place in the hash table, when that has just doubled (libxml2, dict.c). */
const everyName = ['72 B/name', '20 names/page'] as const

/** What an XML parser may hold of the repeated page, and of 20 fresh names a page, whichever of its options is set. */
const bounds: Bounds = {
  same: ['0 B/page', '0 names/page'],
  ids: nothing,
  'xml-ids': nothing,
  tags: everyName,
  attributes: everyName,
  // Declared in the page's DTD, whose names are the parser's.
  entities: everyName,
  'text-entities': everyName,
  instructions: everyName,
  comments: nothing,
  text: nothing,
  'short-text': nothing,
  values: nothing,
  'short-values': nothing,
  classes: nothing,
  // Blank texts of fewer than 60 bytes between tags are shared as names are (libxml2, xmlSAX2TextNode): here of 24 bytes.
  indentation: ['130 B/name', '20 names/page'],
  namespaces: everyName,
  'namespace-uris': ['82 B/name', '20 names/page'],
  'long-names': ['4.2 kB/name', '20 names/page'],
}

/** Texts of three bytes, kept where none fits into its node (libxml2, xmlSAX2TextNode). */
const shortTexts = ['48 B/name', '20 names/page'] as const
const exceptions: Readonly<Record<string, Bounds>> = {
  'XMLParser(compact=false)': { 'short-text': shortTexts, 'short-values': shortTexts },
  // It makes the elements itself, and interns their values.
  'XMLParser(target=tree-builder)': { 'xml-ids': everyName },
}

/**
 * What cannot be parsed: a validating parser takes no name that the DTD does not declare, lxml's TreeBuilder no default
 * namespace; and with a schema, an entity in a text ends the process (a segmentation fault, 5.4.0 to 7.0.0b1).
 */
const refused: Readonly<Record<string, readonly Variation[]>> = {
  'XMLParser(dtd_validation=true)': ['tags', 'attributes', 'namespaces', 'long-names'],
  'XMLParser(schema=anything)': ['text-entities'],
  'XMLParser(target=tree-builder)': ['namespace-uris'],
}

const { page } = await readFixture('valid-xml')
const { offered, absent } = settingsOf('xml', await optionsOf(current))
const map = mapOf(page)

test(`lxml ${current} has every option that is declared for XMLParser`, () => {
  expect(absent).toEqual([])
})

describe.each(rowsBySetting(map, page, offered))(
  `$name of lxml ${current} keeps no more than its bound`,
  ({ name, lines }) => {
    test.for(lines.map((line) => [line.template.variation, line] as const))(
      '%s',
      async ([variation, line], { measure }) => {
        const run = await measureLine(measure, line, current)

        if (refused[name]?.includes(variation) !== true) {
          expect(run).toGrowAtMost(...(exceptions[name]?.[variation] ?? bounds[variation] ?? []))
        }
        expect(run).toHoldToBaseline(baseline)
      },
    )
  },
)

describe(`however an XML parser of lxml ${current} is called, and whoever owns it`, () => {
  test.for(crossed.waysIn(map, page, new Set(['tags', 'entities'])).map((line) => [titleOf(line), line] as const))(
    '%s',
    async ([, line], { measure }) => {
      const { variation, fresh } = line.template
      const run = await measureLine(measure, line, current)

      // A thread that ends gives its names back: up to 6.1 the dictionary is the thread's.
      const bound = line.subject.lifetime === 'thread' && fresh > 0 ? nothing : bounds[variation]
      expect(run).toGrowAtMost(...(bound ?? []))
      expect(run).toHoldToBaseline(baseline)
    },
  )
})
