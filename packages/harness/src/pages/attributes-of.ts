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
 * libxml2 up to 2.13 reads names by letters, digits and `:-_.` (htmlParseHTMLName) and skips what it cannot read up to
 * the next blank; HTML5 takes nearly any character. Only a tag that is all plain names reads alike in both.
 */
export function attributesOf(text: string, tag: StartTag): Attribute[] {
  const found: Attribute[] = []
  let at = tag.start + 1 + tag.name.length
  const attribute =
    /([\t\n\f\r ]+)([A-Za-z_:\u0180-\u01ff][\w:.\-\u0180-\u01ff]*)(?:([\t\n\f\r ]*=[\t\n\f\r ]*)("[^"]*"|'[^']*'|[^\t\n\f\r "'=<>`]+))?/y
  for (;;) {
    attribute.lastIndex = at
    const match = attribute.exec(text)
    if (match === null) break
    const [whole, blank = '', name = '', equals = '', value = ''] = match
    const nameStart = at + blank.length
    const nameEnd = nameStart + name.length
    const quote = value.startsWith('"') || value.startsWith("'") ? 1 : 0
    const valueStart = nameEnd + equals.length + quote
    found.push({ name, nameStart, nameEnd, valueStart, valueEnd: at + whole.length - quote })
    at += whole.length
  }
  const close = /[\t\n\f\r ]*\/?>/y
  close.lastIndex = at
  return close.test(text) && close.lastIndex === tag.end ? found : []
}
