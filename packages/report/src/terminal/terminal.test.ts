import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { gauge, sampleArticle, sampleCleared, sampleGrowing, sampleResult, sampleRun } from '../samples/sample-runs.ts'
import { plainRun, terminal } from './terminal.ts'

const callable = sampleRun({
  subject: { kind: 'callable', call: 'crawler.pages:parse' },
  versions: { python: '3.12.1' },
  gauges: { heap: gauge('B', { kind: 'linear', perInput: { low: 23.9, high: 24.1 } }, (inputs) => 24 * inputs) },
  outcome: 'growing',
})
const failed = sampleRun({
  variation: 'attributes',
  outcome: 'failed',
  because: 'ran out',
  gauges: {},
  health: { ok: false, atInput: 17, error: 'The child was killed by SIGSEGV\n\nFatal Python error\n  at input 17' },
})

describe('terminal()', () => {
  test('tells the article in words, at 80 columns', () => {
    expect(terminal(sampleArticle())).toMatchInlineSnapshot(`
      "the repeated page: does not grow
        held      nothing from page to page
        names     81 kept at the end, none added
        heap           48 B ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
        inputs              8         32         128       512       2,048      16,320
        floor     would have missed less than 0.392 B a page, or a step rarer than
                  once in 2,040 pages

      fresh ids: does not grow, and no fresh name is kept
        held      nothing from page to page
        names     81 kept at the end, none added
        heap           48 B ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
        inputs              8         32         128       512       2,048      16,320
        floor     would have missed less than 0.392 B a page, or a step rarer than
                  once in 2,040 pages

      fresh tags: grows, 20 names and 0.604-1.41 kB a page, and every name is kept
        held      30.2-70.5 B/name, 0.604-1.41 kB/page, in steps: the last of 6.29 MB
                  at input 8,704, the next about input 17,400
        names     326,481 kept at the end; a page adds 20, of 20 fresh
        heap        13.8 MB                                                      █████
                                                                          ▄▄▄▄▄▄▄█████
                                                                          ████████████
                                                              ▂▂▂▂▂▂▂▂▂▂██████████████
                     207 kB ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▂▂▂▂▂▂▃▃▆▆▆▆▆▆▆████████████████████████
        names       326,240 ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▂▂▂▃▃▃▃▃▄▄▄▄▅▅▆▇▇██
        inputs              256       512      1,024     2,048    4,096         16,320
        bound     grows, no bound asked

      fresh entities: does not grow, and no fresh name is kept
        held      nothing from page to page
        names     81 kept at the end, none added
        heap           48 B ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
        inputs              8         32         128       512       2,048      16,320
        floor     would have missed less than 0.392 B a page, or a step rarer than
                  once in 2,040 pages

      input              verdict           per name       per page  names/page  inputs
      the repeated page  does not grow                         0 B           0  16,320
      fresh ids          does not grow          0 B            0 B           0  16,320
      fresh tags         grows          30.2-70.5 B  0.604-1.41 kB          20  16,320
      fresh entities     does not grow          0 B            0 B           0  16,320

        page      coding-horror
        subject   lxml.html.fromstring(str) with lxml's default parser
        versions  Python 3.11.7, lxml 6.1.3, libxml2 2.14.6
        inputs    16,320 a run
        took      12.5 s

      Memory grows with fresh tags, but not with the repeated page, fresh ids or fresh
      entities.
      To fail (exit code 1) if it ever grows more than this:
        plateau run --at-most '72 B/name'
      "
    `)
  })

  test('tells a bound that is broken, notes, pace and what did not arrive', () => {
    const run = sampleGrowing('tags', {
      reachedPerInput: 12,
      outcome: 'exceeded',
      bounds: [
        { bound: '24 B/name', outcome: 'broken', measured: { low: 30.2, high: 70.5 } },
        { bound: '1 kB/page', outcome: 'undecided', because: 'the bound lies within the measured 0.604-1.41 kB/page' },
        { bound: '20 names/page', outcome: 'holds', measured: { low: 20, high: 20 } },
      ],
      notes: ['stopped after 4,096 of 16,320 inputs: another doubling would take longer than 5 s'],
    })
    const slow = { unit: 'us', pace: { kind: 'slowing', factor: 3.14 }, readings: [] } as const

    expect(terminal(sampleResult([{ ...run, gauges: { ...run.gauges, cpu: slow } }]))).toMatchInlineSnapshot(`
      "fresh tags: grows beyond its bound, 20 names and 0.604-1.41 kB a page, and
        every name is kept
        held      30.2-70.5 B/name, 0.604-1.41 kB/page, in steps: the last of 6.29 MB
                  at input 8,704, the next about input 17,400
        names     326,481 kept at the end; a page adds 20, of 12 fresh
        heap        13.8 MB                                                      █████
                                                                          ▄▄▄▄▄▄▄█████
                                                                          ████████████
                                                              ▂▂▂▂▂▂▂▂▂▂██████████████
                     207 kB ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▂▂▂▂▂▂▃▃▆▆▆▆▆▆▆████████████████████████
        names       326,240 ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▂▂▂▃▃▃▃▃▄▄▄▄▅▅▆▇▇██
        inputs              256       512      1,024     2,048    4,096         16,320
        bound     24 B/name is broken: measured 30.2-70.5 B/name
        bound     1 kB/page is undecided: the bound lies within the measured
                  0.604-1.41 kB/page
        bound     20 names/page holds: measured 20 names/page
        arrived   12 of 20 fresh names a page arrive in the parser's tree
        note      stopped after 4,096 of 16,320 inputs: another doubling would take
                  longer than 5 s
        pace      slowing: a page takes 3.1 times as long at the end as early on

        page      coding-horror
        subject   lxml.html.fromstring(str) with lxml's default parser
        versions  Python 3.11.7, lxml 6.1.3, libxml2 2.14.6
        inputs    16,320
        took      12.5 s

      Memory grows beyond its bound with fresh tags.
      To see everything that was read:
        plateau run --verbose
      "
    `)
  })

  test('tells what failed and what is undecided', () => {
    const undecided = sampleCleared('text', {
      outcome: 'undecided',
      because: "none of 20 fresh text arrived in the parser's tree",
      reachedPerInput: 0,
    })

    expect(terminal(sampleResult([failed, undecided]))).toMatchInlineSnapshot(`
      "fresh attributes: failed at input 17: The child was killed by SIGSEGV
        error     Fatal Python error
        error     at input 17

      fresh text: undecided: none of 20 fresh text arrived in the parser's tree
        arrived   0 of 20 fresh names a page arrive in the parser's tree

      input             verdict    per name  per page  names/page  inputs
      fresh attributes  failed                                     16,320
      fresh text        undecided                                  16,320

        page      coding-horror
        subject   lxml.html.fromstring(str) with lxml's default parser
        versions  Python 3.11.7, lxml 6.1.3, libxml2 2.14.6
        inputs    16,320 a run
        took      12.5 s

      Failed: fresh attributes; undecided: fresh text.
      To see everything that was read:
        plateau run --verbose
      "
    `)
  })

  test('tells a callable', () => {
    expect(terminal(sampleResult([callable]))).toMatchInlineSnapshot(`
      "crawler.pages:parse: grows, 23.9-24.1 B a page
        held      23.9-24.1 B/page, steadily
        heap         391 kB                                                       ▁▃▆█
                                                                               ▁▃▆████
                                                                          ▁▂▄▆▆███████
                                                                 ▁▂▂▃▄▅▅▇█████████████
                    5.95 kB ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▂▃▃▃▃▄▄▄▄▅▅▆▆▇███████████████████████
        inputs              256       512      1,024     2,048    4,096         16,320
        bound     grows, no bound asked

        page      coding-horror
        subject   crawler.pages:parse
        versions  Python 3.12.1
        inputs    16,320
        took      12.5 s

      Memory grows with crawler.pages:parse.
      To fail (exit code 1) if it ever grows more than this:
        plateau run --at-most '25 B/page'
      "
    `)
  })

  test('says one line a run where asked to be quiet', () => {
    expect(terminal(sampleArticle(), { quiet: true })).toMatchInlineSnapshot(`
      "the repeated page: does not grow
      fresh ids: does not grow, and no fresh name is kept
      fresh tags: grows, 20 names and 0.604-1.41 kB a page, and every name is kept
      fresh entities: does not grow, and no fresh name is kept
      "
    `)
  })

  test('adds every gauge, the environment and the names where asked for all', () => {
    const run = sampleRun()
    const list = ['p', 'div', 'two words', 'a\u001b[2Jb', 'x'.repeat(100)]
    const names = run.gauges.names && { ...run.gauges.names, list }

    expect(
      terminal(sampleResult([{ ...run, gauges: { ...run.gauges, ...(names && { names }) } }]), { verbose: true }),
    ).toMatchInlineSnapshot(`
      "the repeated page: does not grow
        held      nothing from page to page
        names     81 kept at the end, none added
        heap           48 B ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
        inputs              8         32         128       512       2,048      16,320
        floor     would have missed less than 0.392 B a page, or a step rarer than
                  once in 2,040 pages
        run       coding-horror html fromstring same lxml 6.1.3
        subject   lxml.html.fromstring(str) with lxml's default parser
        versions  Python 3.11.7, lxml 6.1.3, libxml2 2.14.6
        inputs    16,320, in 3.1 s
        gauge     names: flat, 0 names after 89 readings
        gauge     heap: flat, +48 B after 89 readings, noise 64 B
        set       PYTHONMALLOC=malloc
        set       PYTHONHASHSEED=0
        kept      p div "two words" a\\x1b[2Jb
                  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
                  (100 characters)"

        page      coding-horror
        subject   lxml.html.fromstring(str) with lxml's default parser
        versions  Python 3.11.7, lxml 6.1.3, libxml2 2.14.6
        inputs    16,320
        took      12.5 s

      Memory does not grow with the repeated page.
      "
    `)
  })

  test('says so where nothing was measured', () => {
    expect(terminal(sampleResult([]))).toMatchInlineSnapshot(`
      "  took      12.5 s

      Nothing was measured.
      "
    `)
  })

  test.each([80, 200])('keeps every line but the command to copy within %d columns', (width) => {
    const long = sampleGrowing('namespace-uris', {
      page: `https://example.com/${'a/'.repeat(200)}`,
      notes: ['word '.repeat(60), 'x'.repeat(300)],
    })
    const said = terminal(sampleResult([...sampleArticle().runs, long, failed]), { width, verbose: true })

    for (const line of said.split('\n').filter((each) => !each.startsWith('  plateau '))) {
      expect(line.length).toBeLessThanOrEqual(width)
    }
  })

  test('draws in ASCII where nothing else can be shown', () => {
    expect(terminal(sampleArticle(), { unicode: false })).toMatch(/^[\n -~]*$/)
  })

  test('colours only where asked to', () => {
    const coloured = terminal(sampleArticle(), { color: true })

    expect(coloured).toContain('\u001b[33mgrows')
    expect(terminal(sampleArticle(), { color: false })).toBe(coloured.replaceAll(/\p{Cc}\[\d+m/gu, ''))
  })
})

test('plainRun() tells one run without a line end', () => {
  const said = plainRun(sampleRun())

  expect(said.startsWith('the repeated page: does not grow\n')).toBe(true)
  expect(said.endsWith('\n')).toBe(false)
})

describe.each(Object.entries(attacks))('%s', (_, text) => {
  test('does not get out of a page to a terminal', () => {
    const run = sampleGrowing('tags', {
      id: text,
      page: text,
      because: text,
      notes: [text],
      environment: { [text]: text },
      versions: { python: text, lxml: text, libxml2: text },
      health: { ok: false, atInput: 1, error: text },
    })
    const names = run.gauges.names && { ...run.gauges.names, list: [text] }
    const runs = [
      { ...run, gauges: { ...run.gauges, ...(names && { names }) } },
      { ...run, outcome: 'failed' as const, subject: { kind: 'callable' as const, call: text } },
      { ...run, outcome: 'undecided' as const },
    ]
    const said = terminal(sampleResult(runs, { command: ['run', text] }), { verbose: true })

    expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\u2800\u00a0]/u)
  })
})
