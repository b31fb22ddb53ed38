import { extname } from 'node:path'

export type MarkupKind = 'html' | 'xml'

/**
 * Says by a content type whether this is a page; undefined where it is none, as for a picture that is XML. XHTML is read as
 * HTML, as crawlers do.
 */
export function markupByType(contentType: string): MarkupKind | undefined {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html'
  return type === 'text/xml' || type === 'application/xml' || /^(?!image\/).*\+xml$/.test(type) ? 'xml' : undefined
}

/** Says by a file's name whether this is a page; undefined where the name does not tell. */
export function markupByName(path: string): MarkupKind | undefined {
  const extension = extname(path).toLowerCase()
  if (['.html', '.htm', '.xhtml', '.xht', '.shtml'].includes(extension)) return 'html'
  return ['.xml', '.atom', '.rss', '.rdf', '.svg'].includes(extension) ? 'xml' : undefined
}

/** Says by its first bytes whether this is a page: markup begins with `<`, behind a mark and blanks. */
export function markupByBytes(bytes: Buffer): MarkupKind | undefined {
  // UTF-16 has a NUL before or behind each of these.
  const start = bytes.subarray(0, 1024).toString('latin1').replaceAll('\0', '')
  const [, first] = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\t\n\f\r ]*(<[!?/a-z][^>]{0,5})/i.exec(start) ?? []
  if (first === undefined) return undefined
  return /^<\?xml/i.test(first) && !/<html|<!doctype\s+html/i.test(start) ? 'xml' : 'html'
}

/** The charset that a content type names. */
export function charsetIn(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1]
}
