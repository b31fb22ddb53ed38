import { describe, expect, test } from 'vitest'
import { fixtureNameFor, isFixtureName } from './fixture-name.ts'

describe('fixtureNameFor()', () => {
  test.each([
    ['https://www.news.example/2026/A%20day.html?id=3', 'news-example-2026-a-day-id-3'],
    ['https://news.example/', 'news-example'],
    ['https://news.example/café/Über', 'news-example-cafe-uber'],
    ['https://пример.example/страница', 'xn-e1afmkfd-example'],
    ['http://[::1]:8000/%zz', '1-zz'],
    ['A day.html', 'a-day'],
    ['archive/2026/page.xhtml', 'archive-2026-page'],
    ['v1.2 notes.txt', 'v1-2-notes-txt'],
  ])('makes %j %j', (origin, name) => {
    expect(fixtureNameFor(origin)).toBe(name)
  })

  test.each([
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\Windows\\system32',
    'file:///etc/passwd',
    'http://news.example/../../%2e%2e/%2e%2e%2fetc',
    '\0',
    'a\0b.html',
    '\u202egnp.html',
    '\x1b[31mred.html',
    '',
    '.',
    '..',
    'CON',
    'nul.html',
    'com1.html',
    'LPT9.tar.gz',
    'страница',
    'a'.repeat(5000),
    `https://news.example/${'a/'.repeat(5000)}`,
    '-rf.html',
    'x/.git/config',
  ])('makes a name of %j that stays in its folder, on every system', (origin) => {
    const name = fixtureNameFor(origin)

    expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    expect(name.length).toBeLessThanOrEqual(70)
    expect(isFixtureName(name)).toBe(true)
    expect(name).not.toMatch(/^(?:con|nul|com1|lpt9)(?:-|$)/)
  })
})

test.each([
  '../a',
  'a/b',
  'a\\b',
  '',
  '.',
  '..',
  '.hidden',
  'a.',
  'con',
  'NUL.html',
  'a b',
  'a\0',
  '\u202ea',
  'é',
  'a'.repeat(65),
])('isFixtureName() takes no %j', (name) => {
  expect(isFixtureName(name)).toBe(false)
})

test.each(['front-page', 'v1.2_notes', 'a', '2026'])('isFixtureName() takes %j', (name) => {
  expect(isFixtureName(name)).toBe(true)
})
