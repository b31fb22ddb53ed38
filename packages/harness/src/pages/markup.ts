/** One piece of a page's markup by where it stands in the page's text: `start` is its first character, `end` the one after. */
export type Markup = StartTag | EndTag | Text | Comment | Instruction | Doctype

export interface StartTag {
  readonly kind: 'start'
  /** As it is spelled in XML, lower case in HTML. */
  readonly name: string
  readonly start: number
  readonly end: number
  /** `void` has no end tag in HTML; `slash` ends itself in XML and for libxml2, and opens an element for a browser. */
  readonly form: 'open' | 'void' | 'slash'
}

export interface EndTag {
  readonly kind: 'end'
  readonly name: string
  readonly start: number
  readonly end: number
}

/** What stands between two other pieces, references not resolved; neither raw text such as a script's nor CDATA. */
export interface Text {
  readonly kind: 'text'
  readonly start: number
  readonly end: number
}

/** `<!--...-->`, ended as XML wants it; what else a browser takes for a comment is no piece. */
interface Comment {
  readonly kind: 'comment'
  readonly start: number
  readonly end: number
}

/** `<?target ...?>`, without the XML declaration. */
interface Instruction {
  readonly kind: 'instruction'
  readonly start: number
  readonly end: number
}

interface Doctype {
  readonly kind: 'doctype'
  readonly start: number
  readonly end: number
}

/** Takes the pieces in the order of the page; `enough` ends the reading. */
export type Visit = (piece: Markup) => 'more' | 'enough'
