import { expect, test } from 'vitest'
import { readXml } from './read-xml.ts'

function piecesOf(text: string) {
  const pieces: string[] = []
  const end = readXml(text, (piece) => {
    pieces.push(`${piece.kind} ${text.slice(piece.start, piece.end)}`)
    return 'more'
  })
  return { pieces, end }
}

test('readXml() tells where each piece stands', () => {
  const text = `\ufeff<?xml version="1.0"?>\r\n<!DOCTYPE a [<!ENTITY b "<c/>">]><a\r\n d='>'>x &b;<![CDATA[<e>]]>\r<f/><!--g--><?h i?>y</a >\n`

  expect(piecesOf(text)).toEqual({
    end: { kind: 'read' },
    pieces: [
      'text \r\n',
      'doctype <!DOCTYPE a [<!ENTITY b "<c/>">]>',
      `start <a\r\n d='>'>`,
      'text x &b;',
      'text \r',
      'start <f/>',
      'comment <!--g-->',
      'instruction <?h i?>',
      'text y',
      'end </a >',
    ],
  })
})

test.each([
  ['<a><ab><a></ab></a>', 15, ['start <a>', 'start <ab>', 'start <a>']],
  ['<a><b></a>', 10, ['start <a>', 'start <b>']],
  ['<a><!-- -- --></a>', 11, ['start <a>']],
  ['<a b=c></a>', 6, []],
])('readXml() stops at the fault in %s', (text, at, pieces) => {
  const read = piecesOf(text)

  expect(read).toEqual({ end: { kind: 'not well-formed', at }, pieces })
})

test('readXml() stops where its visitor has enough', () => {
  let seen = 0

  const end = readXml('<a><b/></c>', () => (++seen === 2 ? 'enough' : 'more'))

  expect([seen, end]).toEqual([2, { kind: 'read' }])
})
