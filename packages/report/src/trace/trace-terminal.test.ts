import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { sampleAbsent, sampleBreakpoint, sampleTrace } from '../samples/sample-trace.ts'
import { traceTerminal } from './trace-terminal.ts'

const outer = ['htmlParseDocument', 'lxml.etree.fromstring']
const looked = sampleBreakpoint([
  [11, ['xmlDictLookup', 'htmlParseHTMLName', 'htmlParseStartTag', ...outer], ['html', 'head', 'p']],
  [1, ['xmlDictLookup', 'htmlParseName', 'htmlParseEntityRef', ...outer], ['hellip']],
])

describe('traceTerminal()', () => {
  test('prints each way by which a function was called, and says once what all have in common', () => {
    expect(traceTerminal(sampleTrace([looked, sampleAbsent(true)]))).toMatchInlineSnapshot(`
      "minimal, the repeated page: lxml.etree.fromstring(bytes) with one HTMLParser()
      for all pages

      xmlDictLookup: 12 hits by 2 call stacks
             11  htmlParseHTMLName < htmlParseStartTag
                 name "html", "head", "p"
              1  htmlParseName < htmlParseEntityRef
                 name "hellip"
          all <  htmlParseDocument < lxml.etree.fromstring

      htmlParseStartTag: could not be set
        etree.cpython-313-x86_64-linux-gnu.so is stripped: of its functions, only the
        1,666 that it exports have names, and htmlParseStartTag is none of them. With
        --symbols, plateau makes a build where all have
        functions with names like it: xmlParseStartTag and htmlParseCharRef

        versions  Python 3.12.1, lxml 4.9.4, libxml2 2.10.3, gdb 13.1
        inputs    1 input, the first ones of a parser that had parsed nothing
        took      1.2 s
      "
    `)
  })

  test('prints every frame with its place with verbose', () => {
    expect(traceTerminal(sampleTrace([looked]), { verbose: true })).toContain(
      '       11  xmlDictLookup  libxml2/xmlDictLookup.c:7\n           htmlParseHTMLName  libxml2/htmlParseHTMLName.c:7\n',
    )
  })

  test('prints a line a breakpoint with quiet', () => {
    expect(traceTerminal(sampleTrace([looked, sampleAbsent(false)]), { quiet: true })).toBe(
      'xmlDictLookup: 12 hits by 2 call stacks\nhtmlParseStartTag: could not be set\n',
    )
  })

  test('tells a function that was not called from one that is not there', () => {
    const said = traceTerminal(sampleTrace([sampleBreakpoint([]), sampleAbsent(false)]), { width: 200 })

    expect(said).toContain('xmlDictLookup: not called\n')
    expect(said).toMatch(/names 1,666 functions, and htmlParseStartTag is none of them: this release does not have it/)
  })

  test('says what was left out', () => {
    const conditionErrors = { count: 3, first: 'No symbol "foo" in current context.' }
    const places = [{ symbol: 'xmlDictLookup.part.0' }]
    const breakpoint = { ...looked, full: true, elsewhere: 2, notMet: 60, conditionErrors, places }

    const said = traceTerminal(sampleTrace([breakpoint], { condition: 'foo', maxHits: 12 }), { width: 200 })

    expect(said).toContain('12 hits by 2 call stacks, and no further ones were counted')
    expect(said).toContain('calls that end in the first part of xmlDictLookup, which is in its callers, are not seen')
    expect(said).toContain('the condition was not met by 60 calls')
    expect(said).toContain('the condition could not be told of 3 calls: No symbol "foo"')
    expect(said).toContain('2 further hits, by stacks too many to tell apart')
  })

  test.for([
    [{ kind: 'timed out', afterMs: 60_000 }, 'stopped after 1 min: counted until then, with 1 input done'],
    [{ kind: 'raised', error: 'ValueError: x', atInput: 2 }, 'failed at input 2: ValueError: x'],
    [{ kind: 'killed', signal: 11, atInput: 2 }, 'killed by signal 11 at input 2'],
    [{ kind: 'exited', code: 3, atInput: 2 }, 'exited with code 3 at input 2'],
  ] as const)('says how it ended: %s', ([end, words]) => {
    expect(traceTerminal(sampleTrace([looked], { end }))).toContain(words)
    expect(traceTerminal(sampleTrace([looked], { end }), { quiet: true })).toContain(words)
  })

  test.for([40, 80, 200])('keeps within %i columns', (width) => {
    const said = traceTerminal(sampleTrace([looked, sampleAbsent(true)]), { width })

    expect(said.split('\n').filter((line) => line.length > width)).toEqual([])
  })

  test.for(Object.entries(attacks))('sends nothing to the terminal but text, with %s', ([, attack]) => {
    const breakpoint = { ...sampleBreakpoint([[1, ['a', attack], [attack]]]), function: attack }
    const trace = sampleTrace([breakpoint], { page: attack, notes: [attack], condition: attack })

    for (const verbose of [false, true]) {
      expect(traceTerminal(trace, { verbose }).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
    }
  })
})
