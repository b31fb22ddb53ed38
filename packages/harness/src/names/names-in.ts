import type { Construct } from '@plateau/core'
import { type Attribute, attributesOf } from '../pages/attributes-of.ts'
import { entityNames } from '../pages/entity-names.ts'
import type { Markup, StartTag, Visit } from '../pages/markup.ts'
import type { Page } from '../pages/page.ts'
import { type PageText, pageText } from '../pages/page-text.ts'
import { readHtml } from '../pages/read-html.ts'
import { readXml } from '../pages/read-xml.ts'
import { looseAttributesOf } from './loose-attributes-of.ts'
import { originalText } from './original-text.ts'

/** Takes a name as the parser would keep it, and what it is there. */
export type TakeName = (name: string, construct: Construct) => void

/** Visits every name of a page that a parser may keep, as often as it occurs. */
export function namesIn(page: Page, take: TakeName): void {
  const text = pageText(page)
  const read: Reading = { page, text, take, original: originalText(page, text) }
  const visit: Visit = (piece) => {
    visitPiece(piece, read)
    return 'more'
  }
  if (page.kind === 'html') readHtml(text.text, visit)
  else readXml(text.text, visit)
}

interface Reading {
  readonly page: Page
  readonly text: PageText
  readonly take: TakeName
  /** What stands between two places of the page's text, decoded. */
  readonly original: (start: number, end: number) => string
}

function visitPiece(piece: Markup, read: Reading): void {
  const { take, original, text } = read
  switch (piece.kind) {
    case 'start':
      return visitTag(piece, read)
    case 'end':
      return takeQualified(piece.name, original(piece.start + 2, piece.start + 2 + piece.name.length), 'tag', read)
    case 'text': {
      take(original(piece.start, piece.end), 'text')
      for (const [start, end] of entityNames(text.text, piece.start, piece.end)) {
        take(original(start, end), 'entity in text')
      }
      return
    }
    case 'instruction': {
      const target = /^[^\t\n\f\r ?>]+/.exec(text.text.slice(piece.start + 2, piece.end))?.[0] ?? ''
      take(original(piece.start + 2, piece.start + 2 + target.length), 'instruction')
      return
    }
    case 'doctype':
      return visitDoctype(original(piece.start, piece.end), take)
    case 'comment':
      return
  }
}

function visitTag(tag: StartTag, read: Reading): void {
  const { page, text, original } = read
  const nameEnd = tag.start + 1 + tag.name.length
  takeQualified(tag.name, original(tag.start + 1, nameEnd), 'tag', read)
  const plain = attributesOf(text.text, tag, page.kind)
  for (const attribute of plain.length > 0 ? plain : looseAttributesOf(text.text, tag))
    visitAttribute(attribute, tag, read)
}

function visitAttribute(
  { name, nameStart, nameEnd, valueStart, valueEnd }: Attribute,
  tag: StartTag,
  read: Reading,
): void {
  const { take, text, original, page } = read
  takeQualified(name, original(nameStart, nameEnd), 'attribute', read)
  // What libxml2 up to 2.13 reads of a name that HTML5 takes whole, quotes and all (htmlParseHTMLName).
  const [plain] = page.kind === 'html' ? (/^[A-Za-z_:][\w:.-]*/.exec(name) ?? []) : []
  if (plain !== undefined && plain !== name) take(plain.toLowerCase(), 'attribute')
  if (valueStart === nameEnd) return
  const value = original(valueStart, valueEnd)
  take(value, valueIs(name.toLowerCase(), tag))
  if (/^class$/i.test(name)) for (const each of value.split(/[\t\n\f\r ]+/)) take(each, 'class')
  for (const [start, end] of entityNames(text.text, valueStart, valueEnd))
    take(original(start, end), 'entity in a value')
}

/** An id by XML's and HTML's rules: libxml2 takes the name of a link for one (xmlIsID). */
function valueIs(name: string, tag: StartTag): Construct {
  if (name === 'id' || name === 'xml:id' || (name === 'name' && tag.name === 'a')) return 'id'
  if (name === 'class') return 'class'
  return name === 'xmlns' || name.startsWith('xmlns:') ? 'namespace URI' : 'value'
}

/** In XML the parts of a name are kept apart; in HTML a name is one, in lower case, and what follows a colon is kept too. */
function takeQualified(spelled: string, name: string, construct: 'tag' | 'attribute', { page, take }: Reading): void {
  take(page.kind === 'html' ? name.toLowerCase() : name, construct)
  const colon = spelled.indexOf(':')
  if (colon < 0) return
  if (page.kind === 'html') return take(name.slice(colon + 1).toLowerCase(), construct)
  const declares = construct === 'attribute' && spelled.startsWith('xmlns:')
  take(name.slice(0, colon), declares ? 'attribute' : 'namespace prefix')
  take(name.slice(colon + 1), declares ? 'namespace prefix' : construct)
}

function visitDoctype(doctype: string, take: TakeName): void {
  const [, name] = /^<!doctype\s+([^\s>[]+)/i.exec(doctype) ?? []
  if (name !== undefined) take(name, 'doctype')
  for (const [, declared = ''] of doctype.matchAll(/<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)\s+(?:%\s+)?([^\s>]+)/g)) {
    take(declared, 'declaration')
  }
}
