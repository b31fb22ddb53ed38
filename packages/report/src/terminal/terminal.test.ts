import { describe, expect, test } from 'vitest'
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
      because: "none of the 20 names that --vary text makes fresh arrived in the parser's tree",
      reachedPerInput: 0,
    })

    expect(terminal(sampleResult([failed, undecided]))).toMatchInlineSnapshot(`
      "fresh attributes: failed at input 17: The child was killed by SIGSEGV
        error     Fatal Python error
        error     at input 17

      fresh text: undecided: none of the 20 names that --vary text makes fresh
        arrived in the parser's tree

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
})

test('plainRun() tells one run without a line end', () => {
  const said = plainRun(sampleRun())

  expect(said.startsWith('the repeated page: does not grow\n')).toBe(true)
  expect(said.endsWith('\n')).toBe(false)
})
