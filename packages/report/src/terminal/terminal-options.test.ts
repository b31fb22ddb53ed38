import { describe, expect, test } from 'vitest'
import { sampleArticle, sampleGrowing, sampleResult, sampleRun } from '../samples/sample-runs.ts'
import { terminal } from './terminal.ts'

const failed = sampleRun({
  outcome: 'failed',
  gauges: {},
  health: { ok: false, atInput: 17, error: `MemoryError: ${'x'.repeat(300)}` },
})

describe('terminal()', () => {
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
