import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { sampleAbsent, sampleBreakpoint, sampleTrace } from '../samples/sample-trace.ts'
import { traceMarkdown } from './trace-markdown.ts'

describe('traceMarkdown()', () => {
  test('tells each breakpoint with a table of the ways by which it was called', () => {
    const breakpoint = sampleBreakpoint([
      [2, ['xmlDictLookup', 'htmlParseName', 'htmlParseDocument'], ['id', 'class']],
      [1, ['xmlDictLookup', 'xmlAddID', 'htmlParseDocument']],
    ])

    expect(traceMarkdown(sampleTrace([breakpoint, sampleAbsent(false)]))).toMatchInlineSnapshot(`
      "### minimal, the repeated page: lxml.etree.fromstring(bytes) with one HTMLParser() for all pages

      **xmlDictLookup**: 3 hits by 2 call stacks

      | hits | called by | with |
      | ---: | --- | --- |
      | 2 | htmlParseName | name "id", "class" |
      | 1 | xmlAddID |  |

      All of them within htmlParseDocument

      **htmlParseStartTag**: could not be set

      etree.cpython-313-x86\\_64-linux-gnu.so names 1,666 functions, and htmlParseStartTag is none of them: this release does not have it, or the compiler made it a part of its callers

      functions with names like it: xmlParseStartTag and htmlParseCharRef

      - versions: Python 3.12.1, lxml 4.9.4, libxml2 2.10.3, gdb 13.1
      - inputs: 1 input, the first ones of a parser that had parsed nothing
      - took: 1.2 s
      "
    `)
  })

  test.for(Object.entries(attacks))('leaves GitHub nothing to act on in %s', ([, attack]) => {
    const breakpoint = { ...sampleBreakpoint([[1, ['a', attack], [attack]]]), function: attack }

    const told = traceMarkdown(sampleTrace([breakpoint], { page: attack, notes: [attack] }))

    const rest = told.replaceAll('<!-- -->', '').replaceAll('<span>$</span>', '')
    expect(rest).not.toMatch(/[<>$]/)
    expect(told.split('\n').filter((line) => line.startsWith('|')).length).toBe(3)
  })
})
