import { describe, expect, test } from 'vitest'
import { parseLines } from './address-lines.ts'

describe('parseLines()', () => {
  test('reads functions and lines, innermost first where one was put into another', () => {
    const found = parseLines(
      `0x00000000001ff9c1
_PyUnicodeWriter_WriteCharInline
/build/Python-3.11.7/Objects/unicodeobject.c:13889
_PyUnicodeWriter_WriteChar
/build/Python-3.11.7/Objects/unicodeobject.c:13898 (discriminator 2)
0x0000000000000010
??
??:0
0x0000000000000020
htmlParseName
/build/a: b/HTMLparser.c:?
`,
    )

    expect([...found]).toEqual([
      [
        0x1ff9c1,
        [
          {
            function: '_PyUnicodeWriter_WriteCharInline',
            file: '/build/Python-3.11.7/Objects/unicodeobject.c',
            line: 13889,
          },
          { function: '_PyUnicodeWriter_WriteChar', file: '/build/Python-3.11.7/Objects/unicodeobject.c', line: 13898 },
        ],
      ],
      [0x10, [{}]],
      [0x20, [{ function: 'htmlParseName', file: '/build/a: b/HTMLparser.c' }]],
    ])
  })
})
