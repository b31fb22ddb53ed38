import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { sampleMap } from '../samples/sample-map.ts'
import { sampleCleared, sampleGrowing, sampleResult } from '../samples/sample-runs.ts'
import { mapMarkdown } from './map-markdown.ts'

describe('mapMarkdown()', () => {
  test('tells what there is to see, and every row folded below', () => {
    const [seen = '', rest = ''] = mapMarkdown(sampleMap()).split(/<details>[^]*<\/details>\n/)

    expect(`${seen}...\n${rest}`).toMatchInlineSnapshot(`
      "### coding-horror: lxml.etree.fromstring(bytes) with one HTMLParser() for all pages

      | input | 3.6.4 | 3.8.0 | 5.4.0 | 6.1.3 |
      | --- | --- | --- | --- | --- |
      | fresh ids | 20 names, 30.2-70.5 B | ▼ 0 | - | 0 |
      | &nbsp;&nbsp;7 more: as above | 1 absent |  |  | 1 undecided |
      | &nbsp;&nbsp;--lifetime thread | 0 | 0 | - | 0 |
      | fresh tags | 20 names, 30.2-70.5 B | 20 names, 30.2-70.5 B | - | 20 names, 30.2-70.5 B |
      | &nbsp;&nbsp;6 more: as above | 1 refused, 1 absent | 1 refused |  |  |
      | &nbsp;&nbsp;--lifetime thread | 0 | 0 | - | 0 |
      | &nbsp;&nbsp;--entry iterparse | failed | failed | - | failed |

      Nothing is kept, whatever the setting, with the repeated page or fresh comments.

      ...

      kept: names a page, bytes a fresh name; ▼ less than to the left; \\~ no longer runs, or does now; - not measured

      - 5.4.0 failed: No wheel of lxml 5.4.0 for Python 3.14
      - undecided: too few inputs (fresh ids, huge\\_tree=true, 6.1.3)
      - refused: XMLSyntaxError: Element 'body': No matching global declaration (2 cells, first fresh tags, schema=anything, 3.6.4)
      - failed: The child was killed by SIGSEGV (3 cells, first fresh tags, --entry iterparse, 3.6.4)

      ### What changed

      - 3.6.4 -&gt; 3.8.0: fresh ids, 1 name kept a name -&gt; 0, whatever the setting (better)
      - 3.8.0 -&gt; 6.1.3: fresh tags, refused -&gt; 1 name kept a name, only with schema=anything

      ### What helps

      - Fresh ids (3.6.4): a parser in a thread that ends, lxml 3.8.0 and lxml 6.1.3 keep nothing; a new parser for each page, --entry feed --as str and --entry iterparse --as bytes do not help, nor does any option that was tried.
      - Fresh tags (3.6.4): a parser in a thread that ends keeps nothing; a new parser for each page, compact=false, huge\\_tree=true, --entry feed --as str, lxml 3.8.0 and lxml 6.1.3 do not help.
      - Fresh tags (3.8.0): a parser in a thread that ends keeps nothing; a new parser for each page, --entry feed --as str, lxml 3.6.4 and lxml 6.1.3 do not help, nor does any option that was tried.
      - Fresh tags (6.1.3): a parser in a thread that ends keeps nothing; a new parser for each page, --entry feed --as str, lxml 3.6.4 and lxml 3.8.0 do not help, nor does any option that was tried.
      "
    `)
  })

  test('has every cell in the folded table', () => {
    const said = mapMarkdown(sampleMap())
    const [, rows = ''] = /<summary>every row<\/summary>\n\n([^]*?)\n\n<\/details>/.exec(said) ?? []

    expect(rows.split('\n').length).toBe(2 + 4 * 9)
    expect(rows).toContain('| &nbsp;&nbsp;collect\\_ids=false | absent | 0 | - | 0 |')
  })

  test('folds nothing where all is seen', () => {
    expect(mapMarkdown(sampleResult([sampleGrowing('tags')]))).not.toContain('<details>')
  })
})

describe.each(Object.entries(attacks))('%s', (_, text) => {
  test('does not get out of a map into Markdown', () => {
    const health = { ok: false, atInput: 1, error: text, how: 'raised' } as const
    const runs = [
      sampleGrowing('tags', { page: text, versions: { python: '3', asked: text } }),
      sampleCleared('ids', { page: text, health, baseline: { kind: 'unclear', because: text } }),
    ]
    const said = mapMarkdown(
      sampleResult(runs, {
        columns: [
          { name: '6.1.3', absent: [] },
          { name: text, failed: text, absent: [] },
        ],
      }),
    )
    const lines = said.replace(/<\/?(details|summary|span)>|<!-- -->/g, ' ').split('\n')

    expect(lines.join('')).not.toMatch(/<(?=[a-z/!])|@\w|:\/\/|#\d/i)
    expect(lines.join('')).not.toMatch(/(?<!\\)\]\(/)
    expect(lines.filter((line) => line.startsWith('|')).every((line) => /(?<!\\)\|$/.test(line))).toBe(true)
    expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\u2800\u00a0]/u)
  })
})
