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

/**
 * What stands before, between and after the tokens of one construct.
 *
 * Elements hold a text, as most do on real pages: what malloc hands out depends on what was freed beside it.
 */
const constructs: Readonly<Record<Fresh, readonly [string, ...string[]]>> = {
  ids: ['<b id="', '">t</b>'],
  'xml-ids': ['<b xml:id="', '">t</b>'],
  tags: ['<', '>t</', '>'],
  attributes: ['<b ', '="">t</b>'],
  entities: ['<b title="&', ';">t</b>'],
  'text-entities': ['<b>&', ';</b>'],
  instructions: ['<?', ' ?>'],
  comments: ['<!--', '-->'],
  text: ['<b>', '</b>'],
  'short-text': ['<b>', '</b>'],
  values: ['<b title="', '">t</b>'],
  'short-values': ['<b title="', '">t</b>'],
  classes: ['<b class="', '">t</b>'],
  indentation: ['<b>', '</b>'],
  namespaces: ['<', ':b xmlns:', '="urn:b">t</', ':b>'],
  'namespace-uris': ['<b xmlns="urn:', '">t</b>'],
  'long-names': ['<b ', '="">t</b>'],
}
