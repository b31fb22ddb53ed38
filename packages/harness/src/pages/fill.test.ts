import { array, assert, constantFrom, integer, option, pre, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fill } from './fill.ts'
import { encodeAscii, pageText } from './page-text.ts'
import type { Page } from './page.ts'
import { sitesOf } from './sites-of.ts'
import { spellingOf } from './spelling.ts'
import { type Fresh, constructNames } from './variations.ts'

const variationNames = Object.keys(constructNames) as Fresh[]

/** Markup that is odd in one way or another, and bytes that no encoding is sure of. */
const fragments = [
  '<p id="a" class=b>|</p>|<b>|</b>|<x y="&amp;z&q">|</x>|<br/>|<a:b xmlns:a="u" a:c=\'d\'>|</a:b>',
  '<!-- c -->|<!-->|<!--|-->|<?p i?>|<![CDATA[<b>]]>|<!DOCTYPE r [<!ENTITY e "f">]>|]]>|&e;|&|<|<script>|</script>',
  '<textarea>|</body>|<r>|</r>| \r\n\t|\0|\xe9\xff|\xd6\xd0|\x1b$B<&\x1b(B|ab|"|\'|=',
].flatMap((line) => line.split('|'))

const pages = record({
  text: array(constantFrom(...fragments), { maxLength: 40 }).map((parts) => `<r>${parts.join('')}</r>`),
  kind: constantFrom('html' as const, 'xml' as const),
  encoding: constantFrom('utf-8', 'latin-1', 'gb18030', 'cp932', 'iso-2022-jp', 'utf-16', 'utf-16-be'),
}).map(
  ({ text, kind, encoding }): Page => ({
    name: 'page',
    path: 'page',
    bytes: bytesOf(text, encoding),
    kind,
    encoding,
  }),
)

function bytesOf(text: string, encoding: string): Buffer {
  if (!encoding.startsWith('utf-16')) return Buffer.from(text, 'latin1')
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return encoding === 'utf-16-be' ? bytes.swap16() : bytes
}

const variations = constantFrom(...variationNames)
const freshNames = option(integer({ min: 1, max: 30 }), { nil: undefined })

function sitesIn(page: Page, variation: Fresh, fresh: number | undefined) {
  return sitesOf(pageText(page).text, variation, { kind: page.kind, fresh })
}

function isRefused(page: Page, variation: Fresh): boolean {
  return page.kind === 'html' && (variation === 'namespaces' || variation === 'namespace-uris')
}

describe('fill()', () => {
  test('keeps every byte outside the slots: without what was put in, the pieces are the page', () => {
    assert(
      property(pages, variations, freshNames, (page, variation, fresh) => {
        pre(!isRefused(page, variation))
        const text = pageText(page)
        const { sites } = sitesIn(page, variation, fresh)
        const spelling = spellingOf(variation, sites.length)

        const pieces = fill(page.bytes, text, { sites, spelling })

        const slots = sites
          .flatMap((site, index) => site.map((slot) => ({ ...slot, prefix: spelling.prefixOf(index) })))
          .toSorted((a, b) => a.start - b.start)
        const rest = pieces.map((piece, index) => {
          const before = index === 0 ? '' : spelling.tail + (slots[index - 1]?.after ?? '')
          const behind = index === slots.length ? '' : (slots[index]?.before ?? '') + (slots[index]?.prefix ?? '')
          return without(piece, encodeAscii(before, text.encoding), encodeAscii(behind, text.encoding))
        })
        const replaced = slots.map(({ start, end }) => page.bytes.subarray(start * text.width, end * text.width))
        const whole = rest.flatMap((piece, index) => [piece, replaced[index] ?? Buffer.alloc(0)])
        expect(Buffer.concat(whole).equals(page.bytes)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('never lets two slots overlap', () => {
    assert(
      property(pages, variations, freshNames, (page, variation, fresh) => {
        pre(!isRefused(page, variation))
        const slots = sitesIn(page, variation, fresh)
          .sites.flat()
          .toSorted((a, b) => a.start - b.start || a.end - b.end)

        for (const [index, slot] of slots.entries()) {
          expect(slot.start).toBeGreaterThanOrEqual(slots[index - 1]?.end ?? 0)
          expect(slot.end).toBeGreaterThanOrEqual(slot.start)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('fills as many sites as are asked for', () => {
    assert(
      property(pages, variations, integer({ min: 1, max: 30 }), (page, variation, fresh) => {
        pre(!isRefused(page, variation))

        expect(sitesIn(page, variation, fresh).sites).toHaveLength(fresh)
      }),
    )
  })
})

function without(piece: Buffer, before: Buffer, behind: Buffer): Buffer {
  expect(piece.subarray(0, before.length).equals(before)).toBe(true)
  expect(piece.subarray(piece.length - behind.length).equals(behind)).toBe(true)
  return piece.subarray(before.length, piece.length - behind.length)
}
