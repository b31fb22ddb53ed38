import { describe, expect, test } from 'vitest'
import { encodingOf } from './encoding-of.ts'

function meta(label: string): Buffer {
  return Buffer.from(`<html><head><meta charset="${label}"></head>caf\xe9`, 'latin1')
}

describe('encodingOf()', () => {
  test.each([
    ['\xef\xbb\xbf<p>', 'utf-8-sig'],
    ['\xff\xfe<\0', 'utf-16'],
    ['\xfe\xff\0<', 'utf-16'],
    ['<\0?\0x\0', 'utf-16-le'],
    ['\0<\0?\0x', 'utf-16-be'],
  ])('believes the first bytes of %j', (start, encoding) => {
    expect(encodingOf(Buffer.from(start, 'latin1'), 'html')).toBe(encoding)
    expect(encodingOf(Buffer.from(start, 'latin1'), 'xml')).toBe(encoding)
  })

  test.each([
    ['ISO-8859-1', 'cp1252'],
    ['gb2312', 'gb18030'],
    ['Shift_JIS', 'cp932'],
    ['windows-874', 'cp874'],
    ['koi8-r', 'koi8-r'],
    ['utf-8', 'utf-8'],
  ])("takes a page's label %s for Python's %s", (label, codec) => {
    expect(encodingOf(meta(label), 'html')).toBe(codec)
  })

  test('takes a label of UTF-16 that can be read as ASCII for UTF-8', () => {
    expect(encodingOf(meta('utf-16'), 'html')).toBe('utf-8')
  })

  test('reads the older form of the label, and none in a comment', () => {
    const bytes = Buffer.from(
      `<!-- <meta charset="koi8-r"> --><META http-equiv=Content-Type content='text/html; charset=iso-8859-2'>`,
    )

    expect(encodingOf(bytes, 'html')).toBe('iso-8859-2')
  })

  test('falls back where a page has no label or an unknown one', () => {
    expect(encodingOf(Buffer.from('<p>é'), 'html')).toBe('utf-8')
    expect(encodingOf(Buffer.from('<p>é', 'latin1'), 'html')).toBe('latin-1')
    expect(encodingOf(meta('utf-32'), 'html')).toBe('latin-1')
  })

  test('takes windows-1252 for Latin-1 where Python would refuse a byte of it', () => {
    expect(encodingOf(Buffer.concat([meta('windows-1252'), Buffer.from([0x81])]), 'html')).toBe('latin-1')
  })

  test("believes an XML declaration, and else XML's own UTF-8", () => {
    expect(encodingOf(Buffer.from(`<?xml version="1.0" encoding='iso-8859-5'?><r/>`), 'xml')).toBe('iso-8859-5')
    expect(encodingOf(Buffer.from('<r/>'), 'xml')).toBe('utf-8')
  })
})

describe('the label that came with a page', () => {
  const russian = Buffer.from('<meta charset=koi8-r><p>\xf0', 'latin1')

  test('goes before what the page says of itself, and behind a byte order mark', () => {
    expect(encodingOf(russian, 'html', 'windows-1251')).toBe('windows-1251')
    expect(encodingOf(Buffer.from('\ufeff<p>'), 'html', 'windows-1251')).toBe('utf-8-sig')
  })

  test('is passed over where no browser knows it', () => {
    expect(encodingOf(russian, 'html', 'no-such')).toBe('koi8-r')
  })

  test('may be UTF-16 where the bytes are', () => {
    const wide = Buffer.from('<p>', 'utf16le')

    expect(encodingOf(wide, 'html', 'utf-16')).toBe('utf-16-le')
    expect(encodingOf(Buffer.from(wide).swap16(), 'html', 'utf-16be')).toBe('utf-16-be')
    expect(encodingOf(Buffer.from('<p>'), 'html', 'utf-16')).toBe('utf-8')
  })
})
