import { UsageError } from '../usage-error.ts'
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
  const encoding = page.encoding.toLowerCase().replaceAll('_', '-')
  switch (encoding) {
    case 'utf-16':
    case 'utf16':
      return wide(page.bytes, page.bytes[0] === 0xfe ? 'utf-16-be' : 'utf-16-le')
    case 'utf-16-le':
    case 'utf-16le':
      return wide(page.bytes, 'utf-16-le')
    case 'utf-16-be':
    case 'utf-16be':
      return wide(page.bytes, 'utf-16-be')
    case 'utf-32':
    case 'utf-32-le':
    case 'utf-32-be':
      throw new UsageError(
        `Expected ${page.path} in an encoding that markup can be found in, got ${encoding}: save it as UTF-8`,
      )
  }
  const text = masked(page.bytes.toString('latin1'), encoding)
  return { text: page.kind === 'xml' ? lettered(text) : text, width: 1, encoding: 'ascii' }
}

function wide(bytes: Buffer, encoding: 'utf-16-le' | 'utf-16-be'): PageText {
  return { text: (encoding === 'utf-16-be' ? swapped(bytes) : bytes).toString('utf16le'), width: 2, encoding }
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

/** In some encodings the bytes of a character beyond ASCII can look like ASCII, markup even: they become letters. */
function masked(text: string, encoding: string): string {
  switch (encoding) {
    case 'iso-2022-jp':
      return text.replace(iso2022Characters, (characters) => 'x'.repeat(characters.length))
    case 'gb2312':
    case 'gbk':
    case 'gb18030':
    case 'big5':
    case 'big5hkscs':
    case 'euc-kr':
    case 'cp949':
      return text.replace(/[\x81-\xfe][\x40-\xfe]/g, maskTrail)
    case 'shift-jis':
    case 'cp932':
      return text.replace(/[\x81-\x9f\xe0-\xfc][\x40-\xfc]/g, maskTrail)
  }
  return text
}

const escape = String.fromCharCode(0x1b)
const iso2022Characters = new RegExp(`${escape}\\$[@B][^${escape}]*`, 'g')

function maskTrail(pair: string): string {
  return pair.charCodeAt(1) < 0x80 ? `${pair.charAt(0)}\xff` : pair
}

function lettered(text: string): string {
  return text.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(byte.charCodeAt(0) + 0x100))
}
