import { expect, test } from 'vitest'
import { attributesOf } from './attributes-of.ts'

function attributesIn(text: string, kind: 'html' | 'xml' = 'html'): string[] {
  const name = /^<([^\s/>]+)/.exec(text)?.[1] ?? ''
  return attributesOf(text, { kind: 'start', name, start: 0, end: text.length, form: 'open' }, kind).map(
    ({ nameStart, nameEnd, valueStart, valueEnd }) =>
      `${text.slice(nameStart, nameEnd)}=${text.slice(valueStart, valueEnd)}`,
  )
}

test('attributesOf() finds values in quotes of either kind, bare ones and none', () => {
  expect(attributesIn(`<a b="1" c='2' d = 3 e\n f=4/ g="">`)).toEqual(['b=1', 'c=2', 'd=3', 'e=', 'f=4/', 'g='])
})

test('attributesOf() finds none in an HTML tag that parsers read differently', () => {
  for (const tag of ['<a b="1"c="2">', '<a "b c="2">', '<a @b="1">', '<a b="1" =c>', '<a b=c"d>', '<a é=1>']) {
    expect(attributesIn(tag)).toEqual([])
  }
})

test('attributesOf() takes the names that XML takes', () => {
  expect(attributesIn(`<a é="1" b·c='2' d:e = "3"/>`, 'xml')).toEqual(['é=1', 'b·c=2', 'd:e=3'])
})

test('attributesOf() reads a value of a megabyte', () => {
  expect(attributesIn(`<a b="${'x&y '.repeat(250_000)}" c>`)).toHaveLength(2)
})
