import { expect, test } from 'vitest'
import { table } from './table.ts'

const screen = { width: 80, color: false, unicode: true }

test('table() aligns words to the left and figures to the right', () => {
  expect(
    table(
      ['gauge', 'held', 'inputs'],
      [
        ['heap', '1.2 MB', '16,320'],
        ['names', '0 B', '8'],
      ],
      screen,
    ),
  ).toBe(['gauge    held  inputs', 'heap   1.2 MB  16,320', 'names     0 B       8'].join('\n'))
})

test('table() wraps its widest column where the screen is narrow', () => {
  const said = table(['tool', 'for'], [['gdb', 'breakpoints in the child: hits and call stacks']], {
    ...screen,
    width: 30,
  })

  expect(said).toMatchInlineSnapshot(`
    "tool  for
    gdb   breakpoints in the
          child: hits and call
          stacks"
  `)
})

test('table() makes its cells safe', () => {
  expect(table(['\u001b[2J'], [['\u001b[2J\u202e']], screen)).toBe('\\x1b[2J\n\\x1b[2J\\u{202e}')
})

test('table() is laid out alike with colours and without', () => {
  const rows = [['fresh tags', 'grows', '30.2-70.5 B']]
  const head = ['input', 'verdict', 'per name']
  const coloured = table(head, rows, { ...screen, color: true })

  expect(coloured).toContain('\u001b[2m')
  expect(coloured.replaceAll(/\p{Cc}\[\d+m/gu, '')).toBe(table(head, rows, screen))
})

test('table() takes versions for words, and breaks between words where it can', () => {
  const rows = [
    ['fresh tags (lxml 6.1.3)', '3.13.0'],
    ['fresh ids', '2.7.18'],
  ]

  expect(table(['input', 'Python'], rows, { ...screen, width: 24 })).toMatchInlineSnapshot(`
    "input             Python
    fresh tags (lxml  3.13.0
    6.1.3)
    fresh ids         2.7.18"
  `)
})

test('table() keeps a cell as far in as it begins', () => {
  const rows = [
    ['fresh tags', '20'],
    ['  --entry feed --as str', '0'],
  ]

  expect(table(['input', '6.1.3'], rows, { ...screen, width: 24 })).toMatchInlineSnapshot(`
    "input              6.1.3
    fresh tags            20
      --entry feed         0
      --as str"
  `)
})
