import type { OptionValue } from '@plateau/core'

/** A value as Python 2 and 3 write it, in ASCII. */
export function pythonValue(value: OptionValue): string {
  switch (value) {
    case true:
      return 'True'
    case false:
      return 'False'
    case null:
      return 'None'
  }
  return typeof value === 'number' ? String(value) : pythonString(value)
}

/** A text as a literal: what JSON escapes, Python reads the same. */
export function pythonString(text: string): string {
  const ascii = JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  // Python 2 reads \u in unicode literals only, and takes a u before them in Python 3.3 and later.
  return ascii.includes('\\u') ? `u${ascii}` : ascii
}

/** A text within a docstring: one line, nothing in it that Python would read. */
export function docstringLine(text: string): string {
  return text
    .replace(/[^\x20-\x7e]+/g, '?')
    .replaceAll('\\', '/')
    .replaceAll('"', "'")
}

/** Bytes as the lines of a literal in parentheses, broken before tags where that leaves lines of a fair length. */
export function bytesLines(bytes: Uint8Array, width: number): readonly string[] {
  const room = width - '    b""'.length
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(bytes, room)) {
    if (line !== '' && taken(line) + taken(piece) > room) {
      lines.push(line)
      line = ''
    }
    line += piece
  }
  return [...lines, line].filter((text) => text !== '').map((text) => `    b${quoted(text)}`)
}

/** What need not be broken: from one tag to the next, or as much of it as a line takes. */
function pieces(bytes: Uint8Array, room: number): readonly string[] {
  const all: string[] = []
  let piece = ''
  for (const byte of bytes) {
    const next = escaped(byte)
    if (byte === tagBegins || taken(piece) + taken(next) > room) {
      all.push(piece)
      piece = ''
    }
    piece += next
  }
  return [...all, piece]
}

const tagBegins = 60

function escaped(byte: number): string {
  const character = String.fromCharCode(byte)
  if (character === '\n') return '\\n'
  if (character === '\\') return '\\\\'
  return byte >= 0x20 && byte < 0x7f ? character : `\\x${byte.toString(16).padStart(2, '0')}`
}

/** Columns in the quotes that take most. */
function taken(text: string): number {
  return text.length + (text.match(/"/g)?.length ?? 0)
}

/** In the quotes that the text has none of, as formatters of Python prefer. */
function quoted(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : `"${text.replaceAll('"', '\\"')}"`
}
