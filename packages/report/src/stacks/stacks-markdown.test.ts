import { subtract } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { samplePair, sampleSnapshot } from '../samples/sample-pair.ts'
import { stacksMarkdown } from './stacks-markdown.ts'

describe('stacksMarkdown()', () => {
  test('tells a pair in a sentence, its figures, and its stacks, folded', () => {
    expect(stacksMarkdown([{ ...samplePair, stacks: samplePair.stacks.slice(0, 1) }])).toMatchInlineSnapshot(`
      "**fresh tags: 1 call stack holds 4.12 MB more**

      - stacks: 4.22 MB in 1 call stack
      - heap: 4.25 MB in the same process, as its allocator says
      - remainder: 28 kB under no stack, 0.7 % of it
      - names: 63 names that were not kept before; bytes are those of the names alone
      - inputs: 64 -&gt; 4,096
      - page: minimal
      - subject: lxml.etree.fromstring(bytes) with one HTMLParser() for all pages
      - versions: Python 3.11.7, lxml 4.9.4, libxml2 2.10.3
      - recorder: memray 1.20.0
      - note: 1 frame has no name: the wheel has no symbols

      | names kept | count | bytes | new | first on | such as |
      | --- | ---: | ---: | ---: | --- | --- |
      | class and tag | 3 | 6 B | 2 | minimal and 1 more | t0 t1 |
      | unknown | 1 | 5 B | 0 | - | xmlns |
      | attribute | 1 | 5 B | 0 | minimal | class |

      <details>
      <summary>1. 4.12 MB, 97.6 %, 3 allocations more: xmlDictLookup</summary>

          xmlDictLookup  dict.c:870
          htmlParseHTMLName_nonInvasive  HTMLparser.c:2510
          lxml.etree._BaseParser._parseDoc  etree.so
          etree.so+0x12345
          parse  parse.py:3

      </details>
      "
    `)
  })

  test('tells several pairs one below the other', () => {
    const said = stacksMarkdown([samplePair, samplePair])

    expect(said.match(/^\*\*fresh tags: /gm)).toHaveLength(2)
  })

  test.each(Object.entries(attacks))('lets %s leave no tag but its own', (_, text) => {
    const frame = { language: 'native', function: text, file: text, line: 1 } as const
    const hostile = { ...sampleSnapshot([{ frames: [frame], bytes: 1, count: 1 }], 1, 64), page: text, notes: [text] }
    const kept = [{ name: text, bytes: 1, constructs: ['tag'], page: text }] as const
    const said = stacksMarkdown([{ ...subtract(sampleSnapshot([], 1, 64), hostile), kept }])

    // An indented block is shown as it is: only a line of its own could end it.
    const outside = said
      .split('\n')
      .filter((line) => !line.startsWith('    '))
      .join('\n')
      .replaceAll(/<\/?(?:details|summary)>|<!-- -->|<\/?span>/g, '')
    expect(outside).not.toMatch(/[<>]/)
    expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})
