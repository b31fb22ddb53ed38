import { type Token, Tokenizer, TokenizerMode } from 'parse5'
import type { Markup, StartTag, Visit } from './markup.ts'
import { StopReading } from './stop-reading.ts'

/**
 * Visits the markup of an HTML page in order, until `visit` has enough or a token is longer than libxml2 takes.
 *
 * Positions come from parse5's tokenizer and not from its tree, which drops elements that libxml2 keeps.
 */
export function readHtml(text: string, visit: Visit): void {
  let seen = 0
  let raw = false
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        const place = passed(token)
        const name = token.tagName
        report({ kind: 'start', name, ...place, form: formOf(token) })
        const mode = rawModes.get(name)
        if (mode === undefined) return
        tokenizer.state = mode
        raw = true
      },
      onEndTag(token) {
        const place = passed(token)
        raw = false
        report({ kind: 'end', name: token.tagName, ...place })
      },
      onComment(token) {
        const place = passed(token)
        if (text.startsWith('<?', place.start)) report({ kind: 'instruction', ...place })
        else if (isPlainComment(text, place)) report({ kind: 'comment', ...place })
      },
      onDoctype(token) {
        report({ kind: 'doctype', ...passed(token) })
      },
      onEof() {
        textBefore(text.length)
      },
      onCharacter() {},
      onNullCharacter() {},
      onWhitespaceCharacter() {},
    },
  )
  try {
    for (let at = 0; at < text.length && at - seen <= longestToken; at += chunk) {
      tokenizer.write(text.slice(at, at + chunk), at + chunk >= text.length)
    }
  } catch (stop) {
    if (!(stop instanceof StopReading)) throw stop
  }

  function passed(token: { readonly location: Token.Location | null }): Place {
    if (token.location === null) throw new Error('Expected parse5 to say where a token stands, got no location')
    const place = { start: token.location.startOffset, end: token.location.endOffset }
    textBefore(place.start)
    seen = place.end
    return place
  }

  function report(piece: Markup): void {
    if (visit(piece) === 'enough') throw new StopReading('enough')
  }

  function textBefore(end: number): void {
    if (end > seen && !raw) report({ kind: 'text', start: seen, end })
  }
}

function formOf(tag: Token.TagToken): StartTag['form'] {
  if (emptyElements.has(tag.tagName)) return 'void'
  return tag.selfClosing ? 'slash' : 'open'
}

interface Place {
  readonly start: number
  readonly end: number
}

/** A browser ends `<!-->` and `--!>` at once, libxml2 up to 2.9.10 at the next `-->`. */
function isPlainComment(text: string, { start, end }: Place): boolean {
  return (
    end - start >= 7 &&
    text.startsWith('<!--', start) &&
    text.endsWith('-->', end) &&
    !text.startsWith('<!-->', start) &&
    !text.startsWith('<!--->', start)
  )
}

const chunk = 1 << 16

/** libxml2 takes no longer text, comment or attribute without huge_tree (XML_MAX_TEXT_LENGTH in parserInternals.h). */
const longestToken = 10_000_000

const rawModes = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
])

/** The elements that have no end tag, in HTML5 or in libxml2's table html40ElementTable. */
const emptyElements = new Set(
  'area base basefont bgsound br col embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
)
