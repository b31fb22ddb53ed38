import type { StartTag } from './markup.ts'

/** One attribute by where it stands in the page's text; without a value `valueStart` and `valueEnd` are the name's end. */
export interface Attribute {
  readonly name: string
  readonly nameStart: number
  readonly nameEnd: number
  readonly valueStart: number
  readonly valueEnd: number
}

/**
 * Finds the attributes of a start tag, or none where the tag is spelled in a way that parsers disagree on.
 *
 * libxml2 up to 2.13 reads names in HTML by letters, digits and `:-_.` (htmlParseHTMLName) and skips what it cannot read
 * up to the next blank; HTML5 takes nearly any character. Only a tag that is all plain names reads alike in both.
 */
export function attributesOf(text: string, tag: StartTag, kind: 'html' | 'xml'): Attribute[] {
  const found: Attribute[] = []
  const attribute = kind === 'html' ? htmlAttribute : xmlAttribute
  let at = tag.start + 1 + tag.name.length
  for (;;) {
    attribute.lastIndex = at
    const match = attribute.exec(text)
    if (match === null) break
    const [whole, blank = '', name = '', equals = '', value = ''] = match
    const nameStart = at + blank.length
    const nameEnd = nameStart + name.length
    const quote = value.startsWith('"') || value.startsWith("'") ? 1 : 0
    at += whole.length
    found.push({ name, nameStart, nameEnd, valueStart: nameEnd + equals.length + quote, valueEnd: at - quote })
  }
  tagEnd.lastIndex = at
  return tagEnd.test(text) && tagEnd.lastIndex === tag.end ? found : []
}

const htmlAttribute =
  /([\t\n\f\r ]+)([A-Za-z_:][\w:.-]*)(?:([\t\n\f\r ]*=[\t\n\f\r ]*)("[^"]*"|'[^']*'|[^\t\n\f\r "'=<>`]+))?/y
const xmlAttribute = /([\t\n\r ]+)([^\t\n\r "'&/<=>]+)([\t\n\r ]*=[\t\n\r ]*)("[^"]*"|'[^']*')/y
const tagEnd = /[\t\n\f\r ]*\/?>/y
