import { SaxesParser } from 'saxes'
import type { Markup, Visit } from './markup.ts'
import { StopReading } from './stop-reading.ts'

/** Why the markup of a page was read no further; `at` counts characters. */
export type XmlEnd = { readonly kind: 'read' } | { readonly kind: 'not well-formed'; readonly at: number }

/** Visits the markup of an XML page in order, until `visit` has enough or the page is not well-formed. */
export function readXml(text: string, visit: Visit): XmlEnd {
  const first = /^(?:\ufeff|\u01ef\u01bb\u01bf)?/.exec(text)?.[0].length ?? 0
  const parser = new SaxesParser()
  parser.ENTITIES = anyEntity
  let seen = first

  parser.on('opentag', (tag) => {
    const start = startOfNext()
    pass({ kind: 'start', name: tag.name, start, end: end(), form: tag.isSelfClosing ? 'slash' : 'open' })
  })
  parser.on('closetag', (tag) => {
    if (tag.isSelfClosing) return
    const start = startOfNext()
    if (endsName(start + 2, tag.name)) pass({ kind: 'end', name: tag.name, start, end: end() })
  })
  // saxes tells of a comment before it reads the last character of `-->`.
  parser.on('comment', () => {
    const start = startOfNext()
    if (text.startsWith('-->', end() - 2)) pass({ kind: 'comment', start, end: end() + 1 })
  })
  parser.on('processinginstruction', () => pass({ kind: 'instruction', start: startOfNext(), end: end() }))
  parser.on('doctype', () => pass({ kind: 'doctype', start: startOfNext(), end: end() }))
  parser.on('cdata', () => skip())
  parser.on('xmldecl', () => skip())
  // saxes would go on, slowly, through what is not well-formed.
  parser.on('error', () => {
    throw new StopReading('not well-formed')
  })
  try {
    for (let at = first; at < text.length; at += chunk) parser.write(text.slice(at, at + chunk))
    parser.close()
  } catch (stop) {
    if (!(stop instanceof StopReading)) throw stop
    if (stop.because === 'not well-formed') return { kind: 'not well-formed', at: end() }
  }
  return { kind: 'read' }

  function end(): number {
    return first + parser.position
  }

  /** Between two pieces of well-formed XML there is only text, and text holds no `<`. */
  function startOfNext(): number {
    const start = text.indexOf('<', seen)
    if (start > seen) report({ kind: 'text', start: seen, end: start })
    return start
  }

  /** saxes also closes, before it finds fault, what a wrong end tag leaves open. */
  function endsName(at: number, name: string): boolean {
    return text.startsWith(name, at) && /[\t\n\r >]/.test(text.charAt(at + name.length))
  }

  function pass(piece: Markup): void {
    seen = piece.end
    report(piece)
  }

  function skip(): void {
    startOfNext()
    seen = end()
  }

  function report(piece: Markup): void {
    if (visit(piece) === 'enough') throw new StopReading('enough')
  }
}

/** saxes reads no DTD, which may declare any of them. */
const anyEntity = new Proxy<Record<string, string>>({}, { get: () => '' })

const chunk = 1 << 16
