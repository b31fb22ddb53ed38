import type { Result, Run } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { sampleMap } from '../samples/sample-map.ts'
import { gauge, sampleCleared, sampleGrowing, sampleResult } from '../samples/sample-runs.ts'
import { growthMapPage } from './growth-map-page.ts'

describe('growthMapPage()', () => {
  test('says in short what is kept on which releases, and what bounds it', () => {
    expect(part('In short', sampleMap())).toBe(
      '- HTMLParser keeps fresh ids on lxml 3.6.4; fresh tags on every release that was measured. A parser in a ' +
        'thread that ends keeps nothing of that, on every release that was measured. No option that was measured changes that.',
    )
  })

  test('has a row for what is kept anywhere, and a sentence for what is not', () => {
    expect(part('What is kept', sampleMap())).toMatch(
      /\| fresh ids \| 1 name, 30\.2-70\.5 B \| 0 \| 0 \|\n\| fresh tags \| 1 name, [^|]*\| 1 name, [^|]*\| 1 name, [^|]*\|\n\nWhatever the setting, nothing is kept of the repeated page or fresh comments \(/,
    )
  })

  test('has a row for what only a setting keeps', () => {
    const compact = { ...subject, options: { compact: false } }
    const map = sampleResult([
      sampleCleared('short-text', { id: 'plain', subject }),
      sampleGrowing('short-text', { id: 'compact', subject: compact }),
    ])

    expect(part('What is kept', map)).toContain('| fresh short text, with compact=False | 1 name, 30.2-70.5 B |')
    expect(part('Which option, way in or lifetime changes it', map)).toContain(
      '| compact=False | fresh short text | 1 name, 30.2-70.5 B |',
    )
    expect(page(map)).not.toMatch(/nothing is kept of/)
  })

  test('tells the settings that change something apart from those that do not', () => {
    const said = part('Which option, way in or lifetime changes it', sampleMap())

    expect(said).toContain('| a parser in a thread that ends | fresh tags | 0 | 0 | 0 |')
    expect(said).toContain('| a parser in a thread that ends | fresh ids | 0 | no change | no change |')
    expect(said).toMatch(/No change on any release with a new parser for each page, \d options \(.*compact=False/)
    expect(said).not.toMatch(/^\| a new parser/m)
  })

  test('works out bytes for a million names, and pages, from the rate', () => {
    expect(part('What it means for a crawler', sampleMap())).toContain(
      '| fresh tags | lxml 3.8.0 and 6.1.3 | 30.2-70.5 B | 30.2-70.5 MB | 1,400,000 to 3,300,000 | 71,000 to 170,000 |',
    )
  })

  test('parts releases whose rates lie apart, and joins those that are alike', () => {
    const rates = [
      ['3.6.4', 1200],
      ['3.8.0', 1300],
      ['6.1.3', 600],
    ] as const
    const map = sampleResult(
      rates.map(([lxml, low]) => {
        const run = sampleGrowing('tags', { id: lxml, subject, versions: { python: '3.11.7', lxml } })
        const heap = gauge('B', { kind: 'linear', perInput: { low, high: low } }, (inputs) => inputs * low)
        return { ...run, gauges: { ...run.gauges, heap } }
      }),
    )

    expect(part('What it means for a crawler', map)).toMatch(
      /\| fresh tags \| lxml 3\.6\.4 and 3\.8\.0 \| 60-65 B \|.*\n\| fresh tags \| lxml 6\.1\.3 \| 30 B \|/,
    )
    expect(page(map)).not.toContain('grows in steps that get larger')
  })

  test('says whether a lifetime does the same with every way in, and with which it does not', () => {
    const lifetime = 'thread'
    const runs = [
      sampleGrowing('tags', { id: 'plain', subject }),
      sampleCleared('tags', { id: 'thread', subject: { ...subject, lifetime } }),
      sampleCleared('tags', { id: 'parse', subject: { ...subject, lifetime, entry: 'parse' } }),
    ]
    const said = 'The way in makes no difference to a parser in a thread that ends'
    const feeding = sampleGrowing('tags', { id: 'feed', subject: { ...subject, lifetime, entry: 'feed' } })

    expect(page(sampleResult(runs))).toContain(`${said}.`)
    expect(page(sampleResult([...runs, feeding]))).toContain(
      `${said}, but for parser.feed(bytes), a parser in a thread that ends (fresh tags).`,
    )
  })

  test('says what to do on each release, and on which others there is nothing to do', () => {
    const said = part('What to do', sampleMap())

    expect(said).toMatch(/^### On lxml 3\.6\.4\n\n- HTMLParser: Nothing is kept with a parser in a thread that ends\./)
    expect(said).toMatch(/HTMLParser, fresh ids: .*Nothing is kept on lxml 3\.8\.0 and 6\.1\.3\./)
    expect(said).toContain('# HTMLParser keeps nothing on lxml 3.6.4, 3.8.0 and 6.1.3\nfrom threading import Thread')
    expect(said).not.toContain('In code: a new parser for each page')
    expect(said).not.toContain('Replace the process')
  })

  test('says that nothing helps where nothing that was tried does, and when to replace the process', () => {
    const map = where(({ subject: { lifetime } }) => lifetime !== 'thread')

    expect(part('What to do', map)).toMatch(
      /A new parser for each page does not help, and no option or other way in that was measured does\.[^]*Replace the process before it has parsed 71,000 to 170,000 pages with 20 of them each: it then holds 100 MB more\./,
    )
    expect(page(map)).not.toMatch(/In code|in a thread that ends|keeps nothing of that/)
  })

  test('says nothing of what was not measured', () => {
    const map = where(({ subject: { lifetime, options, entry } }) => {
      return lifetime === 'shared' && entry === 'fromstring' && Object.keys(options).length === 0
    })

    expect(map.runs.length).toBeGreaterThan(0)
    expect(page(map)).not.toMatch(/that was measured (?:helps|does|changes)|lifetime|thread|setting|changes it/)
  })

  test('has nothing to do, and no code, for a release that keeps nothing', () => {
    const versions = { python: '3.11.7', lxml: '8.0' }
    const map = sampleResult([
      sampleGrowing('tags', { id: 'shared', subject }),
      sampleCleared('tags', { id: 'thread', subject: { ...subject, lifetime: 'thread' } }),
      sampleCleared('tags', { id: 'cured', subject, versions }),
    ])
    const said = part('What to do', map)

    expect(said).toContain('### On lxml 8.0\n\n- HTMLParser: nothing is kept, nothing is to do.')
    expect(said).toContain('- HTMLParser, fresh tags: Nothing is kept on lxml 8.0.')
    expect(said).toContain('# HTMLParser keeps nothing on lxml 6.1.3\n')
  })

  test('has code for a new parser a page where that keeps nothing', () => {
    const map = sampleResult([
      sampleGrowing('tags', { id: 'shared', subject }),
      sampleCleared('tags', { id: 'page', subject: { ...subject, lifetime: 'page' } }),
    ])

    expect(page(map)).toMatch(/```python\n# HTMLParser keeps nothing on lxml 6\.1\.3\nfrom lxml import etree\n/)
    expect(page(map)).not.toContain('threading')
  })

  test('does not call nothing kept what is undecided', () => {
    const map = sampleMap()
    const runs = map.runs.map((run) =>
      run.versions.lxml === '6.1.3' && run.subject.kind === 'lxml' && run.subject.lifetime === 'thread'
        ? undecided(run)
        : run,
    )

    expect(part('In short', { ...map, runs })).toContain(
      'A parser in a thread that ends keeps nothing of that, on lxml 3.6.4 and 3.8.0.',
    )
    expect(part('What to do', { ...map, runs })).toContain(
      'What is kept with a parser in a thread that ends is undecided.',
    )
  })

  test('names what fails, what is refused and what could not be had, with why', () => {
    const said = part('What fails, and what is refused', sampleMap())

    expect(said).toContain(
      '- HTMLParser, lxml.etree.iterparse(bytes), given fresh tags, on lxml 3.6.4, 3.8.0 and 6.1.3: The child was killed by SIGSEGV, at input 14,524',
    )
    expect(said).toContain('- HTMLParser, schema=..., given fresh tags, on lxml 3.6.4 and 3.8.0: XMLSyntaxError: ')
    expect(said).toContain('- 5.4.0 failed: No wheel of lxml 5.4.0 for Python 3.14')
  })

  test('says where names pile up and slow parsing down, only there', () => {
    const cpu = { unit: 'us', pace: { kind: 'slowing', factor: 3.14 }, readings: [] } as const
    const slow = sampleGrowing('tags', { subject })
    const map = sampleResult([{ ...slow, gauges: { ...slow.gauges, cpu } }])

    expect(part('What it means for a crawler', map)).toContain(
      'On lxml 6.1.3 parsing takes 3.1 times as long after 16,320 such pages.',
    )
    expect(page(sampleMap())).not.toContain('times as long')
  })

  test('leaves out where the page is written to from the command that measured it', () => {
    const command = ['map', 'minimal', '--lxml', '3.6.4,6.1.3', '--json', '/home/me/map.json', '--update']

    expect(part('How it was measured', sampleMap({ command }))).toContain(
      '    npx -y pnpm@10.34.9 plateau map minimal --lxml 3.6.4,6.1.3 --json map.json\n',
    )
  })

  test('parts two pages of one parser', () => {
    const map = sampleResult(
      ['minimal', 'other'].map((name) => sampleGrowing('tags', { id: name, page: name, subject })),
    )

    expect(part('What is kept', map)).toMatch(/### HTMLParser, on minimal\n[^]*### HTMLParser, on other\n/)
  })

  test('gives code for a parser where it helps on every page', () => {
    const threaded = { ...subject, lifetime: 'thread' } as const
    const growing = ['minimal', 'other'].map((name) => sampleGrowing('tags', { id: name, page: name, subject }))
    const cleared = ['minimal', 'other'].map((name) =>
      sampleCleared('tags', { id: `${name} thread`, page: name, subject: threaded }),
    )

    expect(page(sampleResult([...growing, ...cleared]))).toMatch(
      /```python\n# HTMLParser keeps nothing on lxml 6\.1\.3\nfrom/,
    )
    expect(page(sampleResult([...growing, ...cleared.slice(1)]))).not.toContain('```python')
  })

  test('does not take callables for a parser', () => {
    const called = sampleGrowing('tags', { subject: { kind: 'callable', call: 'crawler:parse' } })

    expect(() => growthMapPage(sampleResult([called]))).toThrow("Expected a map of lxml's parsers, got no run of one")
  })

  test.each(Object.entries(attacks))('%s does not get out of a map', (_, attack) => {
    const map = sampleResult([
      sampleGrowing('tags', { id: 'a', page: attack, subject }),
      sampleGrowing('tags', { id: 'b', page: 'b', subject: { ...subject, options: { encoding: attack } } }),
      sampleCleared('tags', { id: 'c', page: 'b', subject }),
      sampleCleared('ids', {
        id: 'd',
        page: 'b',
        subject,
        health: { ok: false, atInput: 7, error: attack, how: 'raised' },
      }),
    ])

    // What is indented is code, where nothing is markup.
    const written = page({ ...map, command: ['map', attack] }).replaceAll(/^ {4}.*\n/gm, '')

    expect(written.replaceAll('\n', '')).not.toMatch(/\p{Cc}|<script|<img|[\u202e\u200b\u{e0041}]/u)
  })
})

const subject = {
  kind: 'lxml',
  parser: 'html',
  options: {},
  entry: 'fromstring',
  as: 'bytes',
  lifetime: 'shared',
} as const

/** The page without the whole map, which mapMarkdown tells. */
function page(result: Result): string {
  return growthMapPage(result).split('<details>', 1)[0] ?? ''
}

function part(heading: string, result: Result): string {
  const [, after = ''] = page(result).split(`\n## ${heading}\n\n`)
  return after.split('\n## ', 1)[0]?.trimEnd() ?? ''
}

/** The sample map of some of its runs. */
function where(isSo: (run: Run & { readonly subject: Extract<Run['subject'], { kind: 'lxml' }> }) => boolean): Result {
  const map = sampleMap()
  return {
    ...map,
    runs: map.runs.filter((run) => run.subject.kind === 'lxml' && isSo({ ...run, subject: run.subject })),
  }
}

function undecided(run: Run): Run {
  const growth = { kind: 'undecided', because: 'too few inputs' } as const
  const { heap } = run.gauges
  return { ...run, gauges: heap === undefined ? {} : { heap: { ...heap, growth } }, outcome: 'undecided' }
}
