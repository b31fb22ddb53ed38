import { subtract } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { samplePair, sampleSnapshot } from '../samples/sample-pair.ts'
import { stacksTerminal } from './stacks-terminal.ts'

describe('stacksTerminal()', () => {
  test('tells at 80 columns which stacks gained, where, and what they sum to beside the heap', () => {
    expect(stacksTerminal(samplePair)).toMatchInlineSnapshot(`
      "fresh tags: 4 call stacks hold 4.22 MB more

      1.  4.12 MB, 97.6 %, 3 allocations more
          xmlDictLookup                     dict.c:870
          htmlParseHTMLName_nonInvasive     HTMLparser.c:2510
          lxml.etree._BaseParser._parseDoc  etree.so
          etree.so+0x12345
          parse                             parse.py:3

      2.  104 kB, 2.5 %, 13 allocations more
          htmlParseElementInternal0   etree.so
          htmlParseElementInternal1   etree.so
          htmlParseElementInternal2   etree.so
          htmlParseElementInternal3   etree.so
          htmlParseElementInternal4   etree.so
          htmlParseElementInternal5   etree.so
          htmlParseElementInternal6   etree.so
          htmlParseElementInternal7   etree.so
          htmlParseElementInternal8   etree.so
          htmlParseElementInternal9   etree.so
          htmlParseElementInternal10  etree.so
          htmlParseElementInternal11  etree.so
          htmlParseElementInternal12  etree.so
          htmlParseElementInternal13  etree.so
          htmlParseElementInternal14  etree.so
          htmlParseElementInternal15  etree.so
          and 15 frames more

      and 2 call stacks more, -2.04 kB together: --verbose shows them

      names kept     count  bytes  new  first on            such as
      class and tag      3    6 B    2  minimal and 1 more  t0 t1
      unknown            1    5 B    0  -                   xmlns
      attribute          1    5 B    0  minimal             class

        stacks    4.22 MB in 4 call stacks
        heap      4.25 MB in the same process, as its allocator says
        remainder 28 kB under no stack, 0.7 % of it
        names     63 names that were not kept before; bytes are those of the names
                  alone
        inputs    64 -> 4,096
        page      minimal
        subject   lxml.etree.fromstring(bytes) with one HTMLParser() for all pages
        versions  Python 3.11.7, lxml 4.9.4, libxml2 2.10.3
        recorder  memray 1.20.0
        note      1 frame has no name: the wheel has no symbols
      "
    `)
  })

  test('has room for names and places side by side at 200 columns', () => {
    const lines = stacksTerminal(samplePair, { width: 200 }).split('\n')

    expect(lines).toContainEqual(expect.stringMatching(/^ +lxml\.etree\._BaseParser\._parseDoc +etree\.so$/))
  })

  test.each([72, 80, 120, 200])('keeps every line within %i columns', (width) => {
    const lines = stacksTerminal(samplePair, { width, verbose: true }).split('\n')

    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width)
  })

  test('shows as many stacks as asked for, and says what the others come to', () => {
    const said = stacksTerminal(samplePair, { top: 1 })

    expect(said).toContain('xmlDictLookup')
    expect(said).not.toContain('htmlParseElementInternal0')
    expect(said).toContain('and 3 call stacks more, 102 kB together: --verbose shows them\n')
  })

  test('shows every stack and every frame where it is verbose', () => {
    const said = stacksTerminal(samplePair, { verbose: true, top: 1 })

    expect(said).toContain('htmlParseElementInternal29')
    expect(said).toContain('xmlHashGrow')
    expect(said).not.toContain('frames more')
  })

  test('is brief where it is quiet', () => {
    expect(stacksTerminal(samplePair, { quiet: true })).toMatchInlineSnapshot(`
      "fresh tags: 4 call stacks hold 4.22 MB more
        stacks    4.22 MB in 4 call stacks
        heap      4.25 MB in the same process, as its allocator says
        remainder 28 kB under no stack, 0.7 % of it
      "
    `)
  })

  test('says so where nothing was gained', () => {
    const same = sampleSnapshot([], 100, 64)

    expect(stacksTerminal(subtract(same, same), { quiet: true })).toMatchInlineSnapshot(`
      "fresh tags: no call stack holds more or less than before
        stacks    0 B in 0 call stacks
        heap      0 B in the same process, as its allocator says
        remainder 0 B under no stack
      "
    `)
  })

  test('leaves stacks out that tell nothing, and all of them where a pair is no more than noise', () => {
    const tiny = subtract(sampleSnapshot([], 1000, 64), sampleSnapshot([{ frames: [], bytes: 32, count: 1 }], 1656, 64))

    expect(stacksTerminal(tiny)).toMatch(
      /^fresh tags: nothing beyond what a process wanders by \(1 call stack holds 32 B\s+more\)\n\nand 1 call stack more, 32 B together/,
    )
    expect(stacksTerminal(tiny)).toMatch(/^ +remainder 624 B under no stack$/m)
    expect(stacksTerminal(tiny, { verbose: true })).toContain('no frame is known')
    expect(stacksTerminal(samplePair)).not.toContain('no frame is known')
  })

  test('shows what shrank after what grew, the largest first, and counts that did not change in words', () => {
    const stacks = [10_000, 40_000, 20_000].map((bytes, index) => ({
      frames: [{ language: 'native', function: `f${index}` } as const],
      bytes,
      count: 1,
    }))
    const grown = { frames: [{ language: 'native', function: 'g' } as const], bytes: 5000, count: 2 }
    const pair = subtract(
      sampleSnapshot([...stacks, { ...grown, bytes: 1000 }], 100_000, 64),
      sampleSnapshot([grown], 34_000, 128),
    )

    const said = stacksTerminal(pair)

    expect(said.match(/^ {4}\w+$/gm)?.map((name) => name.trim())).toEqual(['g', 'f1', 'f2', 'f0'])
    expect(said).toContain('1.  4 kB, as many allocations as before (2)\n')
    expect(said).toContain('2.  40 kB less, 1 allocation less (none left)\n')
  })

  test('tells what is known apart from the rest', () => {
    const reason = {
      pattern: 'htmlParse*',
      reason: 'a vocabulary',
      link: 'https://example.com/1',
      expires: '2027-06-30',
    }
    const [, ...others] = samplePair.stacks
    const known = [{ ...reason, line: 4, stacks: 1, bytes: 4_120_000, count: 3 }]
    const said = stacksTerminal({ ...samplePair, stacks: others, known }, { quiet: true }).replaceAll(/\s+/g, ' ')

    expect(said).toContain('fresh tags: 3 call stacks hold 102 kB more, beside 4.12 MB that is known')
    expect(said).toContain('stacks 4.22 MB in 4 call stacks')
    expect(said).toContain(
      '4.12 MB in 1 call stack through htmlParse*: a vocabulary (https://example.com/1, until 2027-06-30)',
    )
  })

  test('says that the heap is not known where the snapshots are of two processes', () => {
    const pair = subtract(sampleSnapshot([], 100, 64), { ...sampleSnapshot([], 200, 64), process: 'another' })

    expect(stacksTerminal(pair)).toMatch(/^ +heap +not known/m)
    expect(stacksTerminal(pair)).toMatch(/^ +note +the two snapshots are of two processes/m)
  })

  test.each(Object.entries(attacks))('lets %s do nothing to a terminal', (_, text) => {
    const frame = { language: 'native', function: text, file: text, line: 1 } as const
    const hostile = { ...sampleSnapshot([{ frames: [frame], bytes: 1, count: 1 }], 1, 64), page: text, notes: [text] }
    const kept = [{ name: text, bytes: 1, constructs: ['tag'], page: text }] as const
    const said = stacksTerminal(
      { ...subtract(sampleSnapshot([], 1, 64), hostile), kept },
      { verbose: true, width: 200 },
    )

    expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\u2800\u00a0]/u)
  })
})
