import type { Markup } from './markup.ts'

/** Follows a page's markup to know what is content, and where more content can be added. */
export interface Outline {
  readonly visit: (piece: Markup) => void
  /** Whether the piece visited last stands in the body, or in XML in the root. */
  readonly inContent: () => boolean
  /** Whether no parser reads on from here. */
  readonly isTooDeep: () => boolean
  readonly gap: () => Gap | undefined
}

/** Where to add content: in place of the text from `start` to `end`, between `open` and `close`. */
export interface Gap {
  readonly start: number
  readonly end: number
  readonly open: string
  readonly close: string
}

/** Follows HTML: content is added before `</body>`, else after the last tag or text that is not raw. */
export function htmlOutline(text: string): Outline {
  let inBody = false
  let bodyEnd: number | undefined
  let last = /^(?:\ufeff|\xef\xbb\xbf)?/.exec(text)?.[0].length ?? 0

  return {
    visit(piece) {
      if (piece.kind === 'start' && !headElements.has(piece.name)) inBody = true
      if (piece.kind === 'end' && (piece.name === 'body' || piece.name === 'html')) {
        inBody = false
        bodyEnd ??= piece.start
      }
      if (piece.kind !== 'start' || !rawElements.has(piece.name)) last = piece.end
    },
    inContent: () => inBody,
    isTooDeep: () => false,
    gap: () => ({ start: bodyEnd ?? last, end: bodyEnd ?? last, open: '', close: '' }),
  }
}

/** Follows XML: content is added at the end of the root. */
export function xmlOutline(): Outline {
  let depth = 0
  let gap: Gap | undefined

  return {
    visit(piece) {
      if (piece.kind === 'start' && piece.form === 'slash' && depth === 0) {
        gap = { start: piece.end - 2, end: piece.end, open: '>', close: `</${piece.name}>` }
        return
      }
      if (piece.kind === 'start' && piece.form === 'open') depth++
      if (piece.kind === 'end') depth--
      const at = depth > 0 ? piece.end : piece.start
      if (depth > 0 || piece.kind === 'end') gap = { start: at, end: at, open: '', close: '' }
    },
    inContent: () => depth > 0,
    isTooDeep: () => depth > deepest,
    gap: () => gap,
  }
}

/** libxml2 reads no element deeper than this, even with huge_tree (xmlParserMaxDepth, XML_MAX_HUGE_DEPTH). */
const deepest = 2048

const rawElements = new Set('script style xmp iframe noembed noframes textarea title plaintext'.split(' '))
const headElements = new Set('html head title meta link base script style noscript template'.split(' '))
