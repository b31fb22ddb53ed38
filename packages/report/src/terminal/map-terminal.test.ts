import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { sampleMap } from '../samples/sample-map.ts'
import { sampleCleared, sampleGrowing, sampleResult } from '../samples/sample-runs.ts'
import { mapTerminal } from './map-terminal.ts'

const widest = (said: string) => Math.max(...said.split('\n').map((line) => line.length))

describe('mapTerminal()', () => {
  test('folds a map to what there is to see', () => {
    expect(mapTerminal(sampleMap(), { width: 120 })).toMatchInlineSnapshot(`
      "coding-horror: lxml.etree.fromstring(bytes) with one HTMLParser() for all pages
      input                3.6.4                  3.8.0                  5.4.0  6.1.3
      fresh ids            20 names, 30.2-70.5 B  ▼ 0                    -      0
        7 more: as above   1 absent                                             1 undecided
        --lifetime thread  0                      0                      -      0
      fresh tags           20 names, 30.2-70.5 B  20 names, 30.2-70.5 B  -      20 names, 30.2-70.5 B
        6 more: as above   1 refused, 1 absent    1 refused
        --lifetime thread  0                      0                      -      0
        --entry iterparse  failed                 failed                 -      failed
      Nothing is kept, whatever the setting, with the repeated page or fresh comments.

      kept: names a page, bytes a fresh name; ▼ less than to the left; ~ no longer runs, or does now; - not measured
      5.4.0 failed: No wheel of lxml 5.4.0 for Python 3.14
      undecided: too few inputs (fresh ids, huge_tree=true, 6.1.3)
      refused: XMLSyntaxError: Element 'body': No matching global declaration (2 cells, first fresh tags, schema=anything,
      3.6.4)
      failed: The child was killed by SIGSEGV (3 cells, first fresh tags, --entry iterparse, 3.6.4)

      ▼ 3.6.4 -> 3.8.0: fresh ids, 1 name kept a name -> 0, whatever the setting (better)
      ~ 3.8.0 -> 6.1.3: fresh tags, refused -> 1 name kept a name, only with schema=anything

      Fresh ids (3.6.4): a parser in a thread that ends, lxml 3.8.0 and lxml 6.1.3 keep nothing; a new parser for each page,
      --entry feed --as str and --entry iterparse --as bytes do not help, nor does any option that was tried.
      Fresh tags (3.6.4): a parser in a thread that ends keeps nothing; a new parser for each page, compact=false,
      huge_tree=true, --entry feed --as str, lxml 3.8.0 and lxml 6.1.3 do not help.
      Fresh tags (3.8.0): a parser in a thread that ends keeps nothing; a new parser for each page, --entry feed --as str,
      lxml 3.6.4 and lxml 6.1.3 do not help, nor does any option that was tried.
      Fresh tags (6.1.3): a parser in a thread that ends keeps nothing; a new parser for each page, --entry feed --as str,
      lxml 3.6.4 and lxml 3.8.0 do not help, nor does any option that was tried.

        versions  Python 2.7.18, lxml 3.6.4, libxml2 2.9.4
        versions  Python 2.7.18, lxml 3.8.0, libxml2 2.9.3
        versions  Python 3.11.7, lxml 6.1.3, libxml2 2.14.6
        took      12.5 s (36 rows on 4 releases: 104 runs)
      "
    `)
  })

  test('leaves bytes and counts out where all releases fit beside one another only then', () => {
    const said = mapTerminal(sampleMap(), { width: 80 })

    expect(widest(said)).toBeLessThanOrEqual(80)
    expect(said.split('\n').slice(1, 5)).toEqual([
      'input                3.6.4     3.8.0     5.4.0  6.1.3',
      'fresh ids            20 names  ▼ 0       -      0',
      '  7 more: as above   *                          *',
      '  --lifetime thread  0         0         -      0',
    ])
    expect(said.replaceAll('\n', ' ')).toContain('; * not all: some are refused, undecided or absent;')
  })

  test('parts releases into blocks where they do not fit', () => {
    const said = mapTerminal(sampleMap(), { width: 40 })

    expect(said.split('\n').filter((line) => line.startsWith('input'))).toEqual([
      expect.stringMatching(/^input +3\.6\.4 +3\.8\.0$/),
      expect.stringMatching(/^input +5\.4\.0 +6\.1\.3$/),
    ])
  })

  test('shows every row with verbose', () => {
    const said = mapTerminal(sampleMap(), { width: 200, verbose: true })

    expect(said.match(/^  collect_ids=false +absent +0 /gm)?.length).toBe(3)
    expect(said).not.toContain('as above')
    expect(said).not.toContain('Nothing is kept')
  })

  test('says what changed and what the baseline makes of it with quiet, and nothing else', () => {
    const baseline = {
      kind: 'worse',
      change: { kind: 'more', gauge: 'names', before: nothing, after: { low: 20, high: 20 } },
    } as const
    const [first, ...runs] = sampleMap().runs
    const said = mapTerminal(sampleMap({ runs: first === undefined ? runs : [{ ...first, baseline }, ...runs] }), {
      quiet: true,
      width: 200,
    })

    expect(said).toMatchInlineSnapshot(`
      "5.4.0 failed: No wheel of lxml 5.4.0 for Python 3.14

      ▼ 3.6.4 -> 3.8.0: fresh ids, 1 name kept a name -> 0, whatever the setting (better)
      ~ 3.8.0 -> 6.1.3: fresh tags, refused -> 1 name kept a name, only with schema=anything

      worse: coding-horror, html, the repeated page, 3.6.4: 0 -> 20 names kept a page
      "
    `)
  })

  test('marks changes by signs, and by colours too where there are any', () => {
    const [plain, coloured] = [mapTerminal(sampleMap()), mapTerminal(sampleMap(), { color: true })]

    expect(coloured).toContain('\u001b[32m▼ 0\u001b[39m')
    expect(coloured).toMatch(/\p{Cc}\[35m~ 3\.8\.0 -> 6\.1\.3: fresh tags, refused -> /u)
    expect(coloured.replaceAll(/\p{Cc}\[\d+m/gu, '')).toBe(plain)
  })

  test('has signs where the screen shows ASCII alone', () => {
    const said = mapTerminal(sampleMap(), { unicode: false })

    expect(said).toMatch(/ v 0 /)
    expect(said).toContain('v less than to the left')
    expect(said).toMatch(/^[\n -~]*$/)
  })

  test('tells a map of nothing', () => {
    const columns = [{ name: '7.0', failed: 'no such release', absent: [] }]

    expect(mapTerminal(sampleResult([], { columns }))).toContain('7.0 failed: no such release\n')
  })

  test('has a section for each page and parser', () => {
    const xml = { ...sampleMap().runs[0]?.subject, parser: 'xml' } as never
    const said = mapTerminal(
      sampleResult([
        sampleGrowing('tags'),
        sampleGrowing('tags', { page: 'other' }),
        sampleGrowing('tags', { subject: xml }),
      ]),
    )

    expect(said.match(/^\S+: lxml\..*/gm)).toEqual([
      expect.stringMatching(/^coding-horror: lxml\.html/),
      expect.stringMatching(/^coding-horror: lxml\.etree.*XMLParser/),
      expect.stringMatching(/^other: /),
    ])
  })

  test('does not fold away what was not measured everywhere', () => {
    const old = { python: '2.7.18', lxml: '3.6.4' }
    const runs = [sampleCleared('tags'), sampleCleared('tags', { versions: old }), sampleCleared('comments')]
    const said = mapTerminal(sampleResult(runs))

    expect(said).toContain('Nothing is kept with fresh tags.')
    expect(said).toMatch(/^fresh comments +0 +-$/m)
  })
})

const nothing = { low: 0, high: 0 }

describe.each(Object.entries(attacks))('%s', (_, text) => {
  test('does not get out of a map to a terminal', () => {
    const subject = {
      kind: 'lxml',
      parser: 'html',
      options: { [text]: text },
      entry: 'fromstring',
      as: 'bytes',
      lifetime: 'shared',
    } as const
    const health = { ok: false, atInput: 1, error: text, how: 'raised' } as const
    const versions = { python: text, lxml: text, asked: text }
    const hostile = { page: text, subject, versions, baseline: { kind: 'unclear', because: text } } as const
    const runs = [
      sampleGrowing('tags', { page: text }),
      sampleGrowing('tags', { ...hostile, id: text }),
      sampleCleared('ids', { ...hostile, health }),
      sampleGrowing('tags', { page: text, subject: { kind: 'callable', call: text } }),
    ]
    const columns = [
      { name: '6.1.3', absent: [] },
      { name: text, failed: text, absent: [] },
    ]
    const advice = [
      {
        run: text,
        bounding: [{ in: 'lxml', lxml: text } as const],
        lessening: [],
        open: [],
        idle: [{ in: 'option', option: text, value: text } as const],
      },
    ]

    for (const verbose of [true, false]) {
      const said = mapTerminal(sampleResult(runs, { columns, advice }), { verbose })

      expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\u2800\u00a0]/u)
    }
  })
})
