import type { Gap } from './outline.ts'
import type { Site } from './slots.ts'
import type { Fresh } from './variations.ts'

/** Makes `count` constructs of a variation for a gap in a page's content; each is one site. */
export function additions(variation: Fresh, gap: Gap, count: number): Site[] {
  const [head, ...rest] = constructs[variation]
  return Array.from({ length: count }, (_, index) =>
    rest.map((part, slot) => ({
      start: index === 0 && slot === 0 ? gap.start : gap.end,
      end: gap.end,
      before: slot > 0 ? '' : index > 0 ? head : gap.open + head,
      after: slot === rest.length - 1 && index === count - 1 ? part + gap.close : part,
    })),
  )
}

/** What stands before, between and after the tokens of one construct. */
const constructs: Readonly<Record<Fresh, readonly [string, ...string[]]>> = {
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
  indentation: ['<b>', '</b>'],
  namespaces: ['<', ':b xmlns:', '="urn:b"></', ':b>'],
  'namespace-uris': ['<b xmlns="urn:', '"></b>'],
  'long-names': ['<b ', '=""></b>'],
}
