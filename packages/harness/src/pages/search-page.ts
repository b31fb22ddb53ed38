import { addToProlog, type Prolog } from './declare-entities.ts'
import type { Markup, Visit } from './markup.ts'
import { type Gap, htmlOutline, xmlOutline } from './outline.ts'
import { readHtml } from './read-html.ts'
import { readXml } from './read-xml.ts'
import type { Site } from './slots.ts'
import { type Fresh, finderOf } from './variations.ts'

export interface Found {
  /** In the order of the page. */
  readonly found: Site[]
  readonly gap: Gap | undefined
  readonly prolog: Prolog
  readonly notes: string[]
}

/** Reads a page once, for the places of a variation and for what it takes to add more. */
export function searchPage(text: string, variation: Fresh, kind: 'html' | 'xml'): Found {
  const found: Site[] = []
  const notes: string[] = []
  const find = finderOf(variation, { text, kind, found: (site) => found.push(site) })
  let prolog: Prolog = { doctype: undefined, root: undefined }

  const outline = kind === 'html' ? htmlOutline(text) : xmlOutline()
  const visit: Visit = (piece) => {
    prolog = addToProlog(prolog, piece)
    outline.visit(piece)
    if (isTag(piece) || outline.inContent()) find(piece)
    return found.length > mostSites || outline.isTooDeep() ? 'enough' : 'more'
  }
  if (kind === 'html') {
    readHtml(text, visit)
  } else {
    const end = readXml(text, visit)
    if (end.kind === 'not well-formed')
      notes.push(`the page is not well-formed XML: nothing after character ${end.at} is fresh`)
  }
  return { found: found.toSorted((a, b) => startOf(a) - startOf(b)), gap: outline.gap(), prolog, notes }
}

/** One more than can be told apart. */
const mostSites = 36 ** 3

function isTag(piece: Markup): boolean {
  return piece.kind === 'start' || piece.kind === 'end'
}

function startOf(site: Site): number {
  return site[0]?.start ?? 0
}
