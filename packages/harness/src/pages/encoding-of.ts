/**
 * Says how a page's bytes are to be decoded, as a Python codec's name.
 *
 * In the order of the HTML standard's sniffing: a byte order mark, then the label that came with the page (the charset of
 * its content type), then what the page declares, then a fall back. XML falls back to UTF-8, as XML says; HTML to UTF-8
 * where the bytes are that (libxml2 2.14 does the same), else to Latin-1, which libxml2 up to 2.13 takes for every page
 * without a label and which cannot fail.
 */
export function encodingOf(bytes: Buffer, kind: 'html' | 'xml', label?: string): string {
  return byMark(bytes) ?? byLabel(label, bytes) ?? byDeclaration(bytes, kind)
}

function byDeclaration(bytes: Buffer, kind: 'html' | 'xml'): string {
  return kind === 'xml' ? (byXmlDeclaration(bytes) ?? 'utf-8') : (byMeta(bytes) ?? fallBack(bytes))
}

/** What came with a page can be UTF-16 for all that the bytes say, where one of a page's own could not. */
function byLabel(label: string | undefined, bytes: Buffer): string | undefined {
  const name = label === undefined ? undefined : standardName(label)
  if (name?.startsWith('utf-16') === true && bytes.subarray(0, 256).includes(0)) return name.replace(/(?=.e$)/, '-')
  return asciiCodec(label, bytes)
}

function byMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-sig'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16'
  // XML 1.0, appendix F.1: without a mark, the first two characters of a declaration still tell.
  if (bytes.subarray(0, 4).equals(Buffer.from('<?', 'utf16le'))) return 'utf-16-le'
  if (bytes.subarray(0, 4).equals(Buffer.from('<?', 'utf16le').swap16())) return 'utf-16-be'
  return undefined
}

function byXmlDeclaration(bytes: Buffer): string | undefined {
  const declaration = /^<\?xml[^>]*?[\t\n\r ]encoding[\t\n\r ]*=[\t\n\r ]*["']([\w.:-]+)["']/
  return asciiCodec(declaration.exec(bytes.subarray(0, 1024).toString('latin1'))?.[1], bytes)
}

/** The standard looks at 1,024 bytes; libxml2 at every meta, and saved pages have had much put before theirs. */
function byMeta(bytes: Buffer): string | undefined {
  const head = bytes
    .subarray(0, 65_536)
    .toString('latin1')
    .replace(/<!--[^]*?(?:-->|$)/g, '')
  const meta = /<meta[\t\n\f\r /][^>]*?charset[\t\n\f\r ]*=[\t\n\f\r ]*["']?[\t\n\f\r ]*([\w.:-]+)/i
  return asciiCodec(meta.exec(head)?.[1], bytes)
}

/** A declaration that can be read as ASCII is no UTF-16: the standard takes such a label for UTF-8. */
function asciiCodec(label: string | undefined, bytes: Buffer): string | undefined {
  const name = label === undefined ? undefined : standardName(label)
  if (name === undefined) return undefined
  if (name.startsWith('utf-16')) return 'utf-8'
  if (name === 'windows-1252') return /[\x81\x8d\x8f\x90\x9d]/.test(bytes.toString('latin1')) ? 'latin-1' : 'cp1252'
  return pythonNames.get(name) ?? name
}

/** The Encoding Standard's name for a label, such as gbk for gb2312. */
function standardName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** Where Python's codecs are not called as the Encoding Standard calls them. */
const pythonNames = new Map([
  ['gbk', 'gb18030'],
  ['big5', 'big5hkscs'],
  ['shift_jis', 'cp932'],
  ['euc-kr', 'cp949'],
  ['windows-874', 'cp874'],
  ['macintosh', 'mac-roman'],
  ['x-mac-cyrillic', 'mac-cyrillic'],
  ['iso-8859-8-i', 'iso-8859-8'],
  ['x-user-defined', 'latin-1'],
])

function fallBack(bytes: Buffer): string {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'latin-1'
  }
}
