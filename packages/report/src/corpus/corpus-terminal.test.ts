import { expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { sampleCorpus, sampleCorpusResult } from '../samples/sample-corpus.ts'
import { corpusMarkdown } from './corpus-markdown.ts'
import { corpusTerminal } from './corpus-terminal.ts'
import { corpusVerdict } from './corpus-verdict.ts'

test('corpusTerminal() tells the verdict, the passes, the curve, what is to come, and who brought most', () => {
  expect(corpusTerminal(sampleCorpusResult([sampleCorpus()]))).toMatchInlineSnapshot(`
    "lxml 6.1.3, lxml.etree.fromstring(bytes) with one HTMLParser() for all pages:
    plateaus: 1,852 names in 130 pages, and the second pass added 0 names

      pass  pages   size  not read  new names  heap
         1    130  20 MB         2      1,851  +112 kB
         2    130  20 MB         2          0  0 B

      names and heap after each page
      pages  names  heap
          1     60  +2 kB
          2    101
        130  1,852  +112 kB

      at 1,000,000 pages a day
      days      pages    names  95% band           heap
         1  1,000,000  160,000  40,100 to 701,000  1.25 MB to 49.4 MB

      the pages that brought most
      names  page                  size
        102  https://a.example/  368 kB

      the hosts that brought most
      names  host       pages
        140  a.example      3

      not read (the first ones)
      page      pass  why
      bad.html     1  raised: XMLSyntaxError: no element found
      cut.html     1  refused: is cut short: 10 of 20 bytes

      curve     names grow as pages^0.50, 95% band 0.40 to 0.60: twice the pages
                bring 1.41 times the names (Heaps' law, fitted to pages 9 to 130,
                which brought 1,400 names)
      heap      31.2-70.5 B/name, as held over these pages
      model     pages to come bring names as pages 9 to 130 did, by that power or,
                where it is above 1, in proportion; heap is names by what was held
                for each here; 7,692 times the pages read: a guide, no measurement
      pages     pages
      versions  Python 3.13.0, lxml 6.1.3, libxml2 2.14.6
      took      4.1 s
    "
  `)
})

test('corpusTerminal() says one line a release where it is to be quiet', () => {
  const text = corpusTerminal(sampleCorpusResult([sampleCorpus(), sampleCorpus()]), { quiet: true, width: 200 })

  expect(text.trimEnd().split('\n')).toHaveLength(2)
})

test('corpusTerminal() shows every reading where all is asked for', () => {
  const [all, few] = [true, false].map((verbose) => corpusTerminal(sampleCorpusResult([sampleCorpus()]), { verbose }))

  expect(few).not.toMatch(/^ +3 +120/m)
  expect(all).toMatch(/^ +3 +120/m)
})

test('corpusMarkdown() tells the same in tables', () => {
  expect(corpusMarkdown(sampleCorpusResult([sampleCorpus()]))).toMatchInlineSnapshot(`
    "### lxml 6.1.3, lxml.etree.fromstring(bytes) with one HTMLParser() for all pages

    **plateaus: 1,852 names in 130 pages, and the second pass added 0 names**

    | pass | pages | size | not read | new names | heap |
    | ---: | ---: | ---: | ---: | ---: | --- |
    | 1 | 130 | 20 MB | 2 | 1,851 | +112 kB |
    | 2 | 130 | 20 MB | 2 | 0 | 0 B |

    **names and heap after each page**

    | pages | names | heap |
    | ---: | ---: | --- |
    | 1 | 60 | +2 kB |
    | 2 | 101 |  |
    | 130 | 1,852 | +112 kB |

    **at 1,000,000 pages a day**

    | days | pages | names | 95% band | heap |
    | ---: | ---: | ---: | --- | --- |
    | 1 | 1,000,000 | 160,000 | 40,100 to 701,000 | 1.25 MB to 49.4 MB |

    **the pages that brought most**

    | names | page | size |
    | ---: | --- | ---: |
    | 102 | https:<!-- -->//a.example/ | 368 kB |

    **the hosts that brought most**

    | names | host | pages |
    | ---: | --- | ---: |
    | 140 | a.example | 3 |

    **not read (the first ones)**

    | page | pass | why |
    | --- | ---: | --- |
    | bad.html | 1 | raised: XMLSyntaxError: no element found |
    | cut.html | 1 | refused: is cut short: 10 of 20 bytes |

    - curve: names grow as pages^0.50, 95% band 0.40 to 0.60: twice the pages bring 1.41 times the names (Heaps' law, fitted to pages 9 to 130, which brought 1,400 names)
    - heap: 31.2-70.5 B/name, as held over these pages
    - model: pages to come bring names as pages 9 to 130 did, by that power or, where it is above 1, in proportion; heap is names by what was held for each here; 7,692 times the pages read: a guide, no measurement
    - pages: pages
    - versions: Python 3.13.0, lxml 6.1.3, libxml2 2.14.6
    - took: 4.1 s
    "
  `)
})

test.each(Object.values(attacks))('text of pages reaches neither terminal nor Markdown raw: %j', (attack) => {
  const corpus = sampleCorpus({
    topPages: [{ page: attack, names: 1, bytes: 1 }],
    topHosts: [{ host: attack, names: 1, pages: 1 }],
    unread: [{ page: attack, pass: 1, kind: 'raised', because: attack }],
    notes: [attack],
  })

  for (const text of [corpusTerminal(sampleCorpusResult([corpus])), corpusMarkdown(sampleCorpusResult([corpus]))]) {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\u2800\u00a0]/u)
  }
  expect(corpusMarkdown(sampleCorpusResult([corpus]))).not.toMatch(/<(?!!-- -->|\/?span>)/)
})

const pass = { pages: 3, bytes: 9, errors: 0, ended: 0, refused: 0 }

test.each([
  [
    'good',
    'added 0 names',
    [
      { ...pass, names: 9 },
      { ...pass, names: 0 },
    ],
  ],
  [
    'bad',
    'grows on pages it has read before: the second and third pass added 0, 2 names',
    [
      { ...pass, names: 9 },
      { ...pass, names: 0 },
      { ...pass, names: 2 },
    ],
  ],
  ['notable', 'takes a second pass', [{ ...pass, names: 9 }]],
  ['unclear', 'no page was read', [{ ...pass, pages: 0, names: 0 }]],
] as const)('corpusVerdict() is %s where it says "%s"', (tone, words, passes) => {
  const verdict = corpusVerdict(sampleCorpus({ passes }))

  expect(verdict.tone).toBe(tone)
  expect(verdict.words).toContain(words)
})

test('corpusVerdict() tells no names where none can be read', () => {
  expect(corpusVerdict(sampleCorpus({ process: { dictionary: 'unknown', restarts: 0, readings: [] } })).tone).toBe(
    'unclear',
  )
})

test.each([
  ['settled', { kind: 'settled', fromPages: 8, toPages: 130, atMost: 0.0246 }, 'fewer than 0.025 names a page'],
  ['too short', { kind: 'unclear', because: 'few pages' }, 'too few pages'],
  ['too flat', { kind: 'unclear', because: 'few names' }, 'under 10'],
] as const)('corpusTerminal() says of a vocabulary that is %s what is known', (_, law, words) => {
  const { vocabulary } = sampleCorpus()

  expect(
    corpusTerminal(sampleCorpusResult([sampleCorpus({ vocabulary: { ...vocabulary, law } })]), { width: 200 }),
  ).toContain(words)
})

test.each([
  ['each page', 'are not kept'],
  ['many', 'no heap is told'],
] as const)('corpusTerminal() says what it means that the dictionary is of %s', (dictionary, words) => {
  const process = { dictionary, restarts: 0, readings: [] }

  expect(corpusTerminal(sampleCorpusResult([sampleCorpus({ process })]), { width: 200 })).toContain(words)
})

test('corpusTerminal() says that a process had to begin anew', () => {
  const { process } = sampleCorpus()

  expect(
    corpusTerminal(sampleCorpusResult([sampleCorpus({ process: { ...process, restarts: 2 } })]), { width: 300 }),
  ).toMatch(/2 times a process had to begin anew, with an empty dictionary/)
})
