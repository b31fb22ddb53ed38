import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { sampleArticle, sampleGrowing, sampleResult } from '../samples/sample-runs.ts'
import { markdown } from './markdown.ts'

test('markdown() tells a result as a sentence, a table and folded evidence', () => {
  expect(markdown(sampleResult(sampleArticle().runs.slice(1, 3)))).toMatchInlineSnapshot(`
    "**Memory grows with fresh tags, but not with fresh ids.**

    | input | verdict | per name | per page | names/page | inputs |
    | --- | --- | ---: | ---: | ---: | ---: |
    | fresh ids | does not grow | 0 B | 0 B | 0 | 16,320 |
    | fresh tags | grows | 30.2-70.5 B | 0.604-1.41 kB | 20 | 16,320 |

    <details>
    <summary>fresh ids: does not grow, and no fresh name is kept</summary>

    - held: nothing from page to page
    - names: 81 kept at the end, none added
    - floor: would have missed less than 0.392 B a page, or a step rarer than once in 2,040 pages

    <!-- -->

        heap        48 B ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
        inputs           8          32          128        512         2,048       16,320

    </details>

    <details>
    <summary>fresh tags: grows, 20 names and 0.604-1.41 kB a page, and every name is kept</summary>

    - held: 30.2-70.5 B/name, 0.604-1.41 kB/page, in steps: the last of 6.29 MB at input 8,704, the next about input 17,400
    - names: 326,481 kept at the end; a page adds 20, of 20 fresh
    - bound: grows, no bound asked

    <!-- -->

        heap     13.8 MB                                                            █████
                                                                            ▄▄▄▄▄▄▄▄█████
                                                                            █████████████
                                                               ▂▂▂▂▂▂▂▂▂▂████████████████
                  207 kB ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▂▂▂▂▂▂▃▃▃▆▆▆▆▆▆▆▆██████████████████████████
        names    326,240 ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▂▂▂▂▃▃▃▃▃▄▄▄▄▅▅▅▆▇▇██
        inputs           256        512       1,024      2,048     4,096           16,320

    </details>

    <details>
    <summary>measured with</summary>

    - page: coding-horror
    - subject: lxml.html.fromstring(str) with lxml's default parser
    - versions: Python 3.11.7, lxml 6.1.3, libxml2 2.14.6
    - inputs: 16,320 a run
    - took: 12.5 s
    - plateau: 0.1.0

    </details>

    To fail (exit code 1) if it ever grows more than this:

        plateau run --at-most '72 B/name'
    "
  `)
})

describe.each(Object.entries(attacks))('%s', (_, text) => {
  test('does not get out of a page into Markdown', () => {
    const run = sampleGrowing('tags', {
      page: text,
      because: text,
      outcome: 'undecided',
      notes: [text],
      versions: { python: text },
      health: { ok: false, atInput: 1, error: text },
    })
    const said = markdown(sampleResult([run, sampleGrowing('tags')]))
    const own = /<\/?(details|summary|span)>|<!-- -->/g

    const lines = said.replace(own, ' ').split('\n')

    expect(lines.join('')).not.toMatch(/<(?=[a-z/!])|@\w|:\/\/|#\d/i)
    // What stands in a summary is HTML: Markdown's links mean nothing there.
    expect(lines.filter((line) => /^[-|*]/.test(line)).join('')).not.toMatch(/(?<!\\)\]\(/)
    expect(said.match(/<details>/g)?.length).toBe(3)
    expect(said.match(/<\/details>/g)?.length).toBe(3)
    expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\u2800\u00a0]/u)
  })
})
