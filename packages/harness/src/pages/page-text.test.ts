import { describe, expect, test } from 'vitest'
import { encodeAscii, pageText } from './page-text.ts'

function textOf(text: string, encoding: string, kind: 'html' | 'xml' = 'html'): string {
  return pageText({ name: 'page', path: 'page', bytes: Buffer.from(text, 'latin1'), kind, encoding }).text
}

describe('pageText()', () => {
  test('gives every byte a character of its own, whatever it means', () => {
    expect(textOf('<p>\xe9\xff\0\r\n', 'utf-8')).toBe('<p>\xe9\xff\0\r\n')
  })

  test('makes bytes beyond ASCII letters in XML, different ones for different bytes', () => {
    expect(textOf('<\xc3\xa0>\xd7', 'utf-8', 'xml')).toBe('<\u01c3\u01a0>\u01d7')
  })

  test.each([
    ['gb18030', '\xa0\x5b<b>\x81\x30\x81\x30&c;', '\xa0\xff<b>\x81\x30\x81\x30&c;'],
    ['GB2312', '\xc4\xda<b', '\xc4\xda<b'],
    ['big5', '\xa4\x5c"', '\xa4\xff"'],
    ['shift_jis', '\x83\x5c\xb1A', '\x83\xff\xb1A'],
    ['iso-2022-jp', 'a\x1b$B<&!\x1b(Bb', 'axxxxxx\x1b(Bb'],
  ])('hides in %s what looks like ASCII and is not', (encoding, text, seen) => {
    expect(textOf(text, encoding)).toBe(seen)
  })

  test('takes the order of the bytes in UTF-16 from the mark, or from the name', () => {
    expect(textOf('\xfe\xff\0<', 'utf-16')).toBe('\ufeff<')
    expect(textOf('\xff\xfe<\0', 'UTF_16')).toBe('\ufeff<')
    expect(textOf('\0<\0p\0', 'utf-16-be')).toBe('<p')
  })

  test('refuses an encoding in which markup is no ASCII', () => {
    expect(() => textOf('', 'utf-32')).toThrow('got utf-32: save it as UTF-8')
  })
})

test('encodeAscii() writes text in the order of the page', () => {
  expect(encodeAscii('<', 'ascii')).toEqual(Buffer.from([0x3c]))
  expect(encodeAscii('<', 'utf-16-le')).toEqual(Buffer.from([0x3c, 0]))
  expect(encodeAscii('<', 'utf-16-be')).toEqual(Buffer.from([0, 0x3c]))
})
