import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { safe } from './safe.ts'

const acting = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u3164\u2800\u00a0]/u

describe.each(Object.entries(attacks))('safe() on %s', (_, text) => {
  test('leaves nothing that acts and cannot be seen', () => {
    for (const form of ['terminal', 'markdown', 'html', 'xml'] as const) expect(safe(text, form)).not.toMatch(acting)
  })

  test('leaves no tag and no quote for XML to read', () => {
    expect(safe(text, 'xml')).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|apos;)/)
  })

  test('leaves GitHub no tag but its own', () => {
    const rest = safe(text, 'html').replaceAll('<!-- -->', '').replaceAll('<span>$</span>', '')

    expect(rest).not.toMatch(/[<>$]/)
  })
})

test('safe() keeps plain text, other scripts and accents as they are', () => {
  for (const text of ['fresh tags: 30.2-70.5 B/name', 'Müller 日本語 עברית', 'e\u0301te\u0301']) {
    expect(safe(text, 'terminal')).toBe(text)
  }
})

test('safe() shows what it took away', () => {
  expect(safe('\u001b[31m\n\u202e\ud800', 'terminal')).toBe(String.raw`\x1b[31m\x0a\u{202e}\u{d800}`)
})

test('safe() lets two marks stand on a letter and shows the rest', () => {
  expect(safe('a\u0300\u0301\u0302', 'terminal')).toBe('a\u0300\u0301\\u{302}')
})

test('safe() takes Markdown its syntax', () => {
  expect(safe('a|b *c* [d](e) <f> `g`', 'markdown')).toBe('a\\|b \\*c\\* \\[d\\](e) &lt;f&gt; \\`g\\`')
})

test('safe() keeps GitHub from linking', () => {
  const part = '<!-- -->'

  expect(safe('@a #1 http://b www.c', 'markdown')).toBe(`@${part}a #${part}1 http:${part}//b www.${part}c`)
})
