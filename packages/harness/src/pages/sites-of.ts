import { UsageError } from '../usage-error.ts'
import { additions } from './additions.ts'
import { declareEntities } from './declare-entities.ts'
import { searchPage } from './search-page.ts'
import type { Site } from './slots.ts'
import { limitsOf } from './spelling.ts'
import { constructNames, type Fresh } from './variations.ts'

export interface Sites {
  readonly sites: readonly Site[]
  readonly notes: readonly string[]
}

export interface SitesOptions {
  readonly kind: 'html' | 'xml'
  readonly fresh: number | undefined
}

/**
 * Finds where the fresh names of a variation go, and adds constructs where the page has too few.
 *
 * @throws UsageError where the parser has no such variation, or the page no place for one.
 */
export function sitesOf(text: string, variation: Fresh, { kind, fresh }: SitesOptions): Sites {
  const { usual, most } = limitsOf(variation)
  if (fresh !== undefined && !(Number.isSafeInteger(fresh) && fresh >= 1 && fresh <= most)) {
    throw new UsageError(`Expected --fresh with ${variation} to be a whole number from 1 to ${most}, got ${fresh}`)
  }
  const { found, gap, prolog, notes } = searchPage(text, variation, kind)
  const wanted = fresh ?? Math.max(1, Math.min(found.length, usual))
  const kept = found.slice(0, wanted)
  const missing = wanted - kept.length
  if (missing > 0) {
    if (gap === undefined)
      throw new UsageError(
        'Expected an XML page to have a root element, got none: check the page, or use --parser html',
      )
    kept.push(...additions(variation, gap, missing))
    notes.push(addedNote(variation, found.length, missing))
  }
  if (fresh === undefined && found.length > usual) {
    notes.push(`the page has more ${constructNames[variation][1]} than the ${usual} that are fresh`)
  }
  if (kind === 'html' && variation === 'long-names') notes.push('libxml2 reads 100 bytes of a name in HTML')
  const declares = kind === 'xml' && (variation === 'entities' || variation === 'text-entities')
  if (declares) notes.push('XML takes no undeclared entity: each fresh one is declared in the DOCTYPE')
  return { sites: declares ? declareEntities(text, kept, prolog) : kept, notes }
}

function addedNote(variation: Fresh, found: number, added: number): string {
  const [one, many] = constructNames[variation]
  const has = found === 0 ? `no ${one}` : `${found} ${found === 1 ? one : many}`
  return `the page has ${has}: ${added === 1 ? 'one was' : `${added} were`} added`
}
