import type { Attribute } from '../pages/attributes-of.ts'
import type { StartTag } from '../pages/markup.ts'

/** Finds the attributes of a start tag as HTML5 reads them, however it is spelled: parsers may disagree on some. */
export function looseAttributesOf(text: string, tag: StartTag): Attribute[] {
  const from = tag.start + 1 + tag.name.length
  const rest = text.slice(from, tag.end)
  return Array.from(rest.matchAll(attribute), ({ 1: name = '', 2: equals = '', 3: value = '', index }) => {
    const nameStart = from + index
    const nameEnd = nameStart + name.length
    const quote = value.startsWith('"') || value.startsWith("'") ? 1 : 0
    const valueStart = nameEnd + equals.length + quote
    return { name, nameStart, nameEnd, valueStart, valueEnd: nameEnd + equals.length + value.length - quote }
  })
}

/** An attribute's name is anything up to a blank, `/`, `>` or `=` (HTML, 13.2.5.33). */
const attribute = /([^\t\n\f\r /=>]+)(?:([\t\n\f\r ]*=[\t\n\f\r ]*)("[^"]*"|'[^']*'|[^\t\n\f\r "'>][^\t\n\f\r >]*))?/g
