import type { Variation } from '@plateau/core'
import type { Gap } from './outline.ts'
import type { Site } from './slots.ts'

/** Makes `count` constructs of a variation for a gap in a page's content; each is one site. */
export function additions(variation: Exclude<Variation, 'same'>, gap: Gap, count: number): Site[] {
  const { start, end } = gap
  return Array.from({ length: count }, (_, index) => {
    const parts = constructs[variation]
    const first = index === 0 ? gap.open : ''
    const last = index === count - 1 ? gap.close : ''
    return parts.slice(1).map((part, slot) => ({
      start: index === 0 && slot === 0 ? start : end,
      end,
      before: slot === 0 ? first + (parts[0] ?? '') : '',
      after: slot === parts.length - 2 ? part + last : part,
    }))
  })
}

/** What stands before, between and after the tokens of one construct. */
const constructs: Readonly<Record<Exclude<Variation, 'same'>, readonly string[]>> = {
  ids: ['<b id="', '"></b>'],
  'xml-ids': ['<b xml:id="', '"></b>'],
  tags: ['<', '></', '>'],
  attributes: ['<b ', '=""></b>'],
  entities: ['<b title="&', ';"></b>'],
  'text-entities': ['<b>&', ';</b>'],
  instructions: ['<?', ' ?>'],
  comments: ['<!--', '-->'],
  text: ['<b>', '</b>'],
  'short-text': ['<b>', '</b>'],
  values: ['<b title="', '"></b>'],
  'short-values': ['<b title="', '"></b>'],
  classes: ['<b class="', '"></b>'],
  indentation: ['<b>', '<b></b></b>'],
  namespaces: ['<', ':b xmlns:', '="urn:b"></', ':b>'],
  'namespace-uris': ['<b xmlns="urn:', '"></b>'],
  'long-names': ['<b ', '=""></b>'],
}
