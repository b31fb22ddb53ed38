import type { Page } from './page.ts'

/** A page as text in which every character stands for `width` bytes from `offset` on, so that places in one are places in the other. */
export interface PageText {
  readonly text: string
  readonly width: 1 | 2
  readonly encoding: 'ascii' | 'utf-16-le' | 'utf-16-be'
}

/**
 * Reads a page as text that keeps the positions of its bytes.
 *
 * Markup is ASCII in every encoding a page can be in but UTF-16, so one byte is read as one character. In XML a byte
 * beyond ASCII becomes a letter (U+0180 to U+01FF), since any of them may be part of a name once it is decoded.
 */
export function pageText(page: Page): PageText {
  switch (page.encoding) {
    case 'utf-16-le':
      return { text: page.bytes.toString('utf16le'), width: 2, encoding: 'utf-16-le' }
    case 'utf-16-be':
      return { text: swapped(page.bytes).toString('utf16le'), width: 2, encoding: 'utf-16-be' }
    case 'utf-16':
      return pageText({ ...page, encoding: page.bytes[0] === 0xfe ? 'utf-16-be' : 'utf-16-le' })
  }
  const bytes = page.bytes.toString('latin1')
  return { text: page.kind === 'xml' ? lettered(bytes) : bytes, width: 1, encoding: 'ascii' }
}

/** Writes ASCII text as the page's bytes. */
export function encodeAscii(text: string, encoding: PageText['encoding']): Buffer {
  switch (encoding) {
    case 'ascii':
      return Buffer.from(text, 'latin1')
    case 'utf-16-le':
      return Buffer.from(text, 'utf16le')
    case 'utf-16-be':
      return swapped(Buffer.from(text, 'utf16le'))
  }
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16()
}

function lettered(text: string): string {
  return text.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(byte.charCodeAt(0) + 0x100))
}
