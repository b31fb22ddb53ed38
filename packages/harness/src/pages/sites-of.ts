import type { Variation } from '@plateau/core'
import { additions } from './additions.ts'
import { findAttributeEntities, findAttributeNames, findAttributeValues } from './find-attributes.ts'
import { findHtmlElements } from './find-elements.ts'
import type { Markup } from './markup.ts'
import { htmlOutline } from './outline.ts'
import type { PageText } from './page-text.ts'
import { readHtml } from './read-html.ts'
import type { Site } from './slots.ts'
import { plain, type Spelling } from './spelling.ts'

export interface Sites {
  readonly sites: readonly Site[]
  readonly spelling: Spelling
  readonly notes: readonly string[]
}

export interface SitesOptions {
  readonly kind: 'html' | 'xml'
  readonly fresh: number | undefined
}

/** Finds where the fresh names of a variation go, and adds constructs where the page has too few. */
export function sitesOf(page: PageText, variation: Exclude<Variation, 'same'>, options: SitesOptions): Sites {
  const { text } = page
  const spelling = plain
  const most = spelling.slots
  const found: Site[] = []
  const outline = htmlOutline(text)
  const find = finder(text, variation, (site) => {
    if (found.length < most) found.push(site)
  })
  readHtml(text, (piece) => {
    outline.visit(piece)
    if (found.length < most && (piece.kind === 'start' || piece.kind === 'end' || outline.inContent())) find(piece)
  })
  found.sort((a, b) => startOf(a) - startOf(b))
  const wanted = options.fresh ?? Math.max(1, found.length)
  const missing = Math.max(0, wanted - found.length)
  const notes = []
  if (missing > 0) notes.push(`the page has ${found.length} places for fresh ${variation}: ${missing} were added`)
  return { sites: [...found.slice(0, wanted), ...additions(variation, outline.gap(), missing)], spelling, notes }
}

function finder(
  text: string,
  variation: Exclude<Variation, 'same'>,
  found: (site: Site) => void,
): (piece: Markup) => void {
  switch (variation) {
    case 'ids':
      return findAttributeValues(text, found, (name) => name === 'id')
    case 'tags':
      return findHtmlElements(found)
    case 'attributes':
      return findAttributeNames(text, found)
    case 'entities':
      return findAttributeEntities(text, found)
    default:
      return () => {}
  }
}

function startOf(site: Site): number {
  return site[0]?.start ?? 0
}
