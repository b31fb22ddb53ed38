import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { html, trusted } from './markup.ts'

describe.each(Object.entries(attacks))('html`` on %s', (_, text) => {
  test('leaves nothing that opens a tag, closes a quote or cannot be seen', () => {
    const { markup } = html`<td title="${text}">${text}</td>`

    expect(markup.slice('<td title="'.length, -'</td>'.length).split('">')).toHaveLength(2)
    expect(markup.match(/[<>"]/g)).toEqual(['<', '"', '"', '>', '<', '>'])
    expect(markup).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  })
})

test('html`` keeps markup of its own, and joins lists', () => {
  expect(html`<ul>${['a&b', 'c'].map((text) => html`<li>${text}</li>`)}</ul>`.markup).toBe(
    '<ul><li>a&amp;b</li><li>c</li></ul>',
  )
})

test('html`` leaves out what is not there, and writes zero', () => {
  expect(html`<p>${undefined}${false}${0}${trusted('<svg></svg>')}</p>`.markup).toBe('<p>0<svg></svg></p>')
})
