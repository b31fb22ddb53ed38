import { expect, test } from 'vitest'
import type { Markup } from './markup.ts'
import { readHtml } from './read-html.ts'

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  readHtml(text, (piece) => {
    pieces.push(`${piece.kind} ${text.slice(piece.start, piece.end)}`)
    return 'more'
  })
  return pieces
}

test('readHtml() tells where each piece stands', () => {
  expect(piecesOf('<!doctype html><P a=1>x &amp; y<br/><!-- c --><?php d ?></P>\r\n')).toEqual([
    'doctype <!doctype html>',
    'start <P a=1>',
    'text x &amp; y',
    'start <br/>',
    'comment <!-- c -->',
    'instruction <?php d ?>',
    'end </P>',
    'text \r\n',
  ])
})

test('readHtml() passes over raw text, and over comments that parsers end in different places', () => {
  expect(piecesOf('<script>"<b>"</script><style><i></style><!--><!--->')).toEqual([
    'start <script>',
    'end </script>',
    'start <style>',
    'end </style>',
  ])
})

test('readHtml() stops where its visitor has enough', () => {
  const seen: Markup[] = []

  readHtml('<a><b><c>', (piece) => {
    seen.push(piece)
    return seen.length === 2 ? 'enough' : 'more'
  })

  expect(seen).toHaveLength(2)
})

test('readHtml() gives up on a comment that is longer than libxml2 takes', () => {
  expect(piecesOf(`<p><!--${'a'.repeat(10_200_000)}--><b>`)).toEqual(['start <p>'])
})

test('readHtml() keeps positions across its chunks and line ends', () => {
  const text = '\r\n<b>\r</b>'.repeat(30_000)

  expect(piecesOf(text).filter((piece) => piece.startsWith('start') || piece.startsWith('end'))).toEqual(
    Array.from({ length: 60_000 }, (_, index) => (index % 2 === 0 ? 'start <b>' : 'end </b>')),
  )
})
