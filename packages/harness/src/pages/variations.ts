import type { Variation } from '@plateau/core'
import { UsageError } from '../usage-error.ts'
import {
  findAttributeEntities,
  findAttributeNames,
  findAttributeValues,
  findNamespaceUris,
  findPlainValues,
} from './find-attributes.ts'
import {
  findComments,
  findIndentation,
  findInstructions,
  findShortTexts,
  findTextEntities,
  findTexts,
} from './find-content.ts'
import { findHtmlElements, findXmlElements } from './find-elements.ts'
import { findNamespaces } from './find-namespaces.ts'
import type { Finder, Search } from './finder.ts'

/** A variation with fresh names in every input. */
export type Fresh = Exclude<Variation, 'same'>

/**
 * Finds the places of a variation in a page.
 *
 * @throws UsageError where the parser has no such thing.
 */
export function finderOf(variation: Fresh, search: Search): Finder {
  switch (variation) {
    case 'ids':
      return findAttributeValues(search, ({ name }) => name.toLowerCase() === 'id')
    case 'xml-ids':
      return findAttributeValues(search, ({ name }) => name === 'xml:id')
    case 'classes':
      return findAttributeValues(search, ({ name }) => name.toLowerCase() === 'class')
    case 'values':
      return findPlainValues(search)
    case 'short-values':
      return findPlainValues(search, 3)
    case 'tags':
      return search.kind === 'html' ? findHtmlElements(search) : findXmlElements(search)
    case 'attributes':
    case 'long-names':
      return findAttributeNames(search)
    case 'entities':
      return findAttributeEntities(search)
    case 'text-entities':
      return findTextEntities(search)
    case 'instructions':
      return findInstructions(search)
    case 'comments':
      return findComments(search)
    case 'text':
      return findTexts(search)
    case 'short-text':
      return findShortTexts(search)
    case 'indentation':
      return findIndentation(search)
    case 'namespaces':
      return findNamespaces(xmlOnly(search, variation))
    case 'namespace-uris':
      return findNamespaceUris(xmlOnly(search, variation))
  }
}

function xmlOnly(search: Search, variation: Fresh): Search {
  if (search.kind === 'xml') return search
  throw new UsageError(
    `Expected --vary ${variation} with --parser xml, got html: HTML has no namespaces to declare, name an XML page or another variation`,
  )
}

/** What a variation looks for, one and many, as a note calls it. */
export const constructNames: Readonly<Record<Fresh, readonly [one: string, many: string]>> = {
  ids: ['id', 'ids'],
  'xml-ids': ['xml:id', 'xml:ids'],
  tags: ['element to rename', 'elements to rename'],
  attributes: ['attribute to rename', 'attributes to rename'],
  entities: ['entity in an attribute', 'entities in attributes'],
  'text-entities': ['entity in a text', 'entities in texts'],
  instructions: ['processing instruction', 'processing instructions'],
  comments: ['comment', 'comments'],
  text: ['text', 'texts'],
  'short-text': ['text of three bytes', 'texts of three bytes'],
  values: ['attribute value', 'attribute values'],
  'short-values': ['attribute value of three bytes', 'attribute values of three bytes'],
  classes: ['class', 'classes'],
  indentation: ['blank text between tags', 'blank texts between tags'],
  namespaces: ['namespace prefix', 'namespace prefixes'],
  'namespace-uris': ['namespace', 'namespaces'],
  'long-names': ['attribute to rename', 'attributes to rename'],
}
