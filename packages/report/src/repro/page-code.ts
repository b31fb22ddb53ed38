import { bytesLines, pythonString } from './python-text.ts'

/** What makes the inputs: the stamp of input i between each two of these pieces; one piece is the same page each time. */
export interface Inputs {
  readonly pieces: readonly Uint8Array[]
  readonly stamp: {
    readonly alphabet: string
    readonly width: number
    readonly encoding: 'ascii' | 'utf-16-le' | 'utf-16-be'
  }
  /** A Python codec's name, for a subject that is given text. */
  readonly encoding: string
  /** Packs a page as `zlib.compress` of Python does: `deflateSync` of `node:zlib`. */
  readonly deflate: (page: Uint8Array) => Uint8Array
}

/** How a script comes by the page, and the file that it reads where the page is too big to be in it. */
export interface PageCode {
  readonly imports: readonly string[]
  readonly lines: readonly string[]
  readonly file?: Uint8Array
}

const width = 118

/** Writes `PAGE` in at most so many lines: as it is if it is small, packed if that makes it small, else as a file. */
export function pageCode(
  page: Uint8Array,
  { deflate, atMost }: { readonly deflate: Inputs['deflate']; readonly atMost: number },
): PageCode {
  const plain = ['PAGE = (', ...bytesLines(page, width), ')']
  if (plain.length <= atMost) return { imports: [], lines: plain }
  const packed = bytesLines(Buffer.from(Buffer.from(deflate(page)).toString('base64')), width)
  const unpacked = ['PACKED = (', ...packed, ')', 'PAGE = zlib.decompress(base64.b64decode(PACKED))']
  const imports = ['base64', 'zlib']
  if (imports.length + unpacked.length <= atMost) return { imports, lines: unpacked }
  return { imports: [], lines: ['with open(sys.argv[1], "rb") as page:', '    PAGE = page.read()'], file: page }
}

/** Joins the pieces with a mark that, cut at it, gives the pieces again. */
export function markedPage({ pieces, stamp }: Inputs): { readonly page: Uint8Array; readonly mark: string } {
  const texts = pieces.map((piece) => Buffer.from(piece).toString('latin1'))
  for (let number = 0; ; number += 1) {
    const mark = number === 0 ? '@@' : `@${number}@`
    const between = inEncoding(mark, stamp.encoding).toString('latin1')
    const page = texts.join(between)
    const cut = page.split(between)
    if (cut.length === texts.length && cut.every((text, index) => text === texts[index])) {
      return { page: Buffer.from(page, 'latin1'), mark }
    }
  }
}

/** Writes what input i is, as lines that define `data`. */
export function inputCode(
  { pieces, stamp, encoding }: Inputs,
  { mark, as }: { readonly mark: string; readonly as: 'bytes' | 'str' },
): readonly string[] {
  const decoded = as === 'bytes' ? '' : `.decode("${encoding}", "replace")`
  if (pieces.length === 1) return [`data = PAGE${decoded}`]
  const { lines, text } = stampCode(stamp)
  const wide = stamp.encoding === 'ascii' ? `b"${mark}"` : `u"${mark}".encode("${stamp.encoding}")`
  return [...lines, `data = PAGE.replace(${wide}, ${text}.encode("${stamp.encoding}"))${decoded}`]
}

/** Python counts in hexadecimal by itself. */
function stampCode({ alphabet, width: digits }: Inputs['stamp']): {
  readonly lines: readonly string[]
  readonly text: string
} {
  if (alphabet === '0123456789abcdef') return { lines: [], text: `("%0${digits}x" % i)` }
  const base = alphabet.length
  const text = `"".join(ALPHABET[i // ${base} ** n % ${base}] for n in reversed(range(${digits})))`
  return { lines: [`ALPHABET = ${pythonString(alphabet)}`], text }
}

function inEncoding(ascii: string, encoding: Inputs['stamp']['encoding']): Buffer {
  switch (encoding) {
    case 'ascii':
      return Buffer.from(ascii, 'ascii')
    case 'utf-16-le':
      return Buffer.from(ascii, 'utf16le')
    case 'utf-16-be':
      return Buffer.from(ascii, 'utf16le').swap16()
  }
}
