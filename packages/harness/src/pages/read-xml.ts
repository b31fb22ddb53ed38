import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Markup, Visit } from './markup.ts'

/** Why the markup of a page was read no further. */
export type XmlEnd = { readonly kind: 'whole' } | { readonly kind: 'not well-formed'; readonly error: string }

/** Visits the markup of an XML page in order, until `visit` has enough or the page is not well-formed. */
export function readXml(text: string, visit: Visit): XmlEnd {
  const first = /^(?:\ufeff|\u01ef\u01bb\u01bf)?/.exec(text)?.[0].length ?? 0
  const parser = new SaxesParser()
  let state: ReturnType<Visit> = 'more'
  let seen = first
  let error: string | undefined

  parser.on('opentag', (tag) => {
    report({ kind: 'start', name: tag.name, ...next(), form: tag.isSelfClosing ? 'slash' : 'open' })
  })
  parser.on('closetag', (tag) => {
    if (endsHere(tag)) report({ kind: 'end', name: tag.name, ...next() })
  })
  // saxes tells of a comment before it reads the last character of `-->`.
  parser.on('comment', () => report({ kind: 'comment', ...next(1) }))
  parser.on('processinginstruction', () => report({ kind: 'instruction', ...next() }))
  parser.on('doctype', () => report({ kind: 'doctype', ...next() }))
  parser.on('cdata', () => void next())
  parser.on('xmldecl', () => void next())
  parser.on('error', (cause) => {
    // A DTD that saxes does not read may declare it.
    if (!cause.message.includes('undefined entity')) error ??= cause.message
  })
  for (let at = first; at < text.length && goesOn(); at += chunk) parser.write(text.slice(at, at + chunk))
  if (goesOn()) parser.close()
  return error === undefined ? { kind: 'whole' } : { kind: 'not well-formed', error }

  function goesOn(): boolean {
    return state === 'more' && error === undefined
  }

  /** Between two pieces of well-formed XML there is only text, and text holds no `<`. */
  function next(ahead = 0): { readonly start: number; readonly end: number } {
    const start = text.indexOf('<', seen)
    const end = first + parser.position + ahead
    if (start > seen) report({ kind: 'text', start: seen, end: start })
    seen = end
    return { start, end }
  }

  function report(piece: Markup): void {
    if (goesOn()) state = visit(piece)
  }

  /** saxes also closes what opened by `/>`, and what a wrong end tag leaves open. */
  function endsHere(tag: SaxesTagPlain): boolean {
    return !tag.isSelfClosing && text.startsWith(`</${tag.name}`, text.indexOf('<', seen))
  }
}

const chunk = 1 << 16
