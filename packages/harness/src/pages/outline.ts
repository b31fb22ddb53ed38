import type { Markup } from './markup.ts'

/** Follows a page's markup to know what is content, and where more content can be added. */
export interface Outline {
  readonly visit: (piece: Markup) => void
  /** Whether the piece visited last stands in the body, or in XML in the root. */
  readonly inContent: () => boolean
  readonly gap: () => Gap
}

/** Where to add content: between `open` and `close` at `at`, in place of the text up to `end`. */
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
  let last = text.startsWith('\ufeff') ? 1 : text.startsWith('\xef\xbb\xbf') ? 3 : 0

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
    gap: () => ({ start: bodyEnd ?? last, end: bodyEnd ?? last, open: '', close: '' }),
  }
}

const rawElements = new Set('script style xmp iframe noembed noframes textarea title plaintext'.split(' '))
const headElements = new Set('html head title meta link base script style noscript template'.split(' '))
