import { type Attribute, attributesOf } from './attributes-of.ts'
import { entityNames } from './entity-names.ts'
import type { Finder, Search } from './finder.ts'
import { slot } from './slots.ts'

/** Finds attributes' names, in tags that no parser drops or reads for more than their names. */
export function findAttributeNames(search: Search): Finder {
  return eachAttribute(search, ({ name, nameStart, nameEnd }) => {
    if (!isReserved(name)) search.found([slot(nameStart, nameEnd)])
  })
}

/** Finds the values of the attributes that `wanted` says. */
export function findAttributeValues(search: Search, wanted: (attribute: Attribute) => boolean): Finder {
  return eachAttribute(search, (attribute) => {
    const { valueStart, valueEnd } = attribute
    if (valueEnd > valueStart && wanted(attribute)) search.found([slot(valueStart, valueEnd)])
  })
}

/** Finds values that no parser makes more of than a value. */
export function findPlainValues(search: Search, mostBytes = Infinity): Finder {
  return findAttributeValues(search, ({ name, valueStart, valueEnd }) => {
    return !isReserved(name) && !isId(name) && name.toLowerCase() !== 'class' && valueEnd - valueStart <= mostBytes
  })
}

/** Finds the URIs that namespaces are declared with. */
export function findNamespaceUris(search: Search): Finder {
  return eachAttribute(search, ({ name, valueStart, valueEnd }) => {
    const declares = name === 'xmlns' || (name.startsWith('xmlns:') && name !== 'xmlns:xml')
    if (declares && valueEnd > valueStart) search.found([{ ...slot(valueStart, valueEnd), before: 'urn:' }])
  })
}

/** Finds the names of references to entities in attributes' values, known and unknown ones alike, but not in ids. */
export function findAttributeEntities(search: Search): Finder {
  return eachAttribute(search, ({ name, valueStart, valueEnd }) => {
    if (isReserved(name) || isId(name)) return
    for (const [start, end] of entityNames(search.text, valueStart, valueEnd)) search.found([slot(start, end)])
  })
}

function eachAttribute({ text, kind }: Search, take: (attribute: Attribute) => void): Finder {
  return (piece) => {
    if (piece.kind !== 'start' || (kind === 'html' && special.has(piece.name))) return
    for (const attribute of attributesOf(text, piece, kind)) take(attribute)
  }
}

/** In HTML the name of a link is an id (xmlIsID), and up to lxml 3.6 a fresh id is kept. */
function isId(name: string): boolean {
  return /^(?:id|name)$/i.test(name)
}

/** XML gives these names a meaning of their own. */
function isReserved(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:') || name.startsWith('xml:')
}

/** Tags that a parser may drop or merge with another (htmlParseStartTag), and what tells it the encoding. */
const special = new Set(['html', 'head', 'body', 'meta', 'frameset'])
