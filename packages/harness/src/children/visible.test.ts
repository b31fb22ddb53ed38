import { expect, test } from 'vitest'
import { visible } from './visible.ts'

test.each([
  ['an escape sequence', '\u001b[31mred\u001b[0m', '\\x1b[31mred\\x1b[0m'],
  ['a C1 introducer', '\u009b31m', '\\x9b31m'],
  ['a carriage return that would overwrite the line', 'all bad\rall good', 'all bad\\x0dall good'],
  ['backspace, bell, NUL and delete', '\b\u0007\0\u007f', '\\x08\\x07\\x00\\x7f'],
  ['what reorders a line', '\u202eevil\u2066\u200f\u061c', '\\u202eevil\\u2066\\u200f\\u061c'],
  ['lone surrogates', '\ud800 \udc00', '\\ud800 \\udc00'],
])('visible() escapes %s', (_, text, safe) => {
  expect(visible(text)).toBe(safe)
})

test('visible() keeps newline, tab, accents and characters beyond 16 bits', () => {
  const text = 'naïve\tname\nнечто 😀'

  expect(visible(text)).toBe(text)
})

test('visible() takes lines that end as on Windows for lines', () => {
  expect(visible('one\r\ntwo')).toBe('one\ntwo')
})
