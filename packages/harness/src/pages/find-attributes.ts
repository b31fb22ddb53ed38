import { type Attribute, attributesOf } from './attributes-of.ts'
import { entityNames } from './entity-names.ts'
import type { Markup } from './markup.ts'
import { type Site, slot } from './slots.ts'

/** Finds attributes' names, in tags that no parser drops or reads for more than their names. */
export function findAttributeNames(text: string, found: (site: Site) => void): (piece: Markup) => void {
  return eachAttribute(text, ({ name, nameStart, nameEnd }) => {
    if (!isReserved(name)) found([slot(nameStart, nameEnd)])
  })
}

/** Finds the values of the attributes that `wanted` says. */
export function findAttributeValues(
  text: string,
  found: (site: Site) => void,
  wanted: (name: string, length: number) => boolean,
): (piece: Markup) => void {
  return eachAttribute(text, ({ name, valueStart, valueEnd }) => {
    if (valueEnd > valueStart && !isReserved(name) && wanted(name.toLowerCase(), valueEnd - valueStart))
      found([slot(valueStart, valueEnd)])
  })
}

/** Finds the names of references to entities in attributes' values, known and unknown ones alike. */
export function findAttributeEntities(text: string, found: (site: Site) => void): (piece: Markup) => void {
  return eachAttribute(text, ({ valueStart, valueEnd }) => {
    for (const [start, end] of entityNames(text, valueStart, valueEnd)) found([slot(start, end)])
  })
}

function eachAttribute(text: string, take: (attribute: Attribute) => void): (piece: Markup) => void {
  return (piece) => {
    if (piece.kind !== 'start' || special.has(piece.name)) return
    for (const attribute of attributesOf(text, piece)) take(attribute)
  }
}

/** XML gives these names a meaning of their own. */
function isReserved(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:') || name.startsWith('xml:')
}

/** Tags that a parser may drop or merge with another (htmlParseStartTag), and what tells it the encoding. */
const special = new Set(['html', 'head', 'body', 'meta', 'frameset'])
