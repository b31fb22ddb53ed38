import { describe, expect, test } from 'vitest'
import type { LiveStack, Snapshot } from '../snapshots/snapshot.ts'
import { subtract } from '../snapshots/subtract.ts'
import { matchesPattern } from './matches-pattern.ts'
import { parseSuppressions, type Suppression, SuppressionsError } from './parse-suppressions.ts'
import { idleSuppressions, suppress } from './suppress.ts'

const file = `# What our crawler accepts.

# reason: tag names are bounded by the vocabulary
# link: https://example.com/issues/1
# expires: 2027-06-30
leak:htmlParseHTMLName

# reason: to be fixed in 6.2
# link: https://example.com/issues/2
# expires: 2026-12-31
leak:^xmlDict*$
`

describe('parseSuppressions()', () => {
  test('reads patterns of LeakSanitizer with their reason, link and expiry', () => {
    expect(parseSuppressions(file.replaceAll('\n', '\r\n'))).toEqual([
      {
        pattern: 'htmlParseHTMLName',
        reason: 'tag names are bounded by the vocabulary',
        link: 'https://example.com/issues/1',
        expires: '2027-06-30',
        line: 6,
      },
      {
        pattern: '^xmlDict*$',
        reason: 'to be fixed in 6.2',
        link: 'https://example.com/issues/2',
        expires: '2026-12-31',
        line: 11,
      },
    ])
  })

  test('lets no entry inherit what the one before says', () => {
    expect(() => parseSuppressions(`${file}leak:another`)).toThrow(
      'Line 12: Expected "# reason: ..." and "# link: ..." and "# expires: ..." above "leak:another", got none',
    )
  })

  test.each([
    ['another kind', 'race:xmlDict', 'Line 1: Expected "leak:PATTERN" or a comment, got "race:xmlDict"'],
    ['no pattern', 'leak:', 'Line 1: Expected a pattern after "leak:", got none'],
    ['no expiry', '# reason: a\n# link: b\nleak:c', 'Line 3: Expected "# expires: ..." above "leak:c", got none'],
    [
      'no such day',
      '# reason: a\n# link: b\n# expires: 2027-02-30\nleak:c',
      'Line 4: Expected "expires" to be a day as',
    ],
    ['a day in words', '# reason: a\n# link: b\n# expires: soon\nleak:c', 'Line 4: Expected "expires" to be a day as'],
  ])('rejects %s, with its line', (_, text, message) => {
    expect(() => parseSuppressions(text)).toThrow(SuppressionsError)
    expect(() => parseSuppressions(text)).toThrow(message)
  })
})

describe('matchesPattern()', () => {
  test.each([
    ['htmlParseEntityRef', 'ParseEntity', true],
    ['htmlParseEntityRef', '^ParseEntity', false],
    ['htmlParseEntityRef', '^html*Ref$', true],
    ['htmlParseEntityRef', 'Entity$', false],
    ['htmlParseEntityRef', 'html*Entity', true],
    ['htmlParseEntityRef', 'Entity*html', false],
    ['operator new(unsigned long)', 'new(unsigned', true],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
    ['anything', '*', true],
    ['', '^$', true],
  ])('holds %j against %j: %s', (text, pattern, matches) => {
    expect(matchesPattern(text, pattern)).toBe(matches)
  })
})

describe('suppress() and idleSuppressions()', () => {
  const tags = stack('htmlParseHTMLName_nonInvasive', 4000)
  const ids = stack('xmlAddID', 600)
  const pair = subtract(snapshot([stack('xmlHashGrow', 100)]), snapshot([tags, ids]))

  test('counts what is known apart from the rest, and the figures still add up', () => {
    const told = suppress(pair, [known({ pattern: 'htmlParseHTMLName' })], '2026-11-23')

    expect(told.stacks.map(({ bytes }) => bytes)).toEqual([600, -100])
    expect(told.known).toMatchObject([
      { pattern: 'htmlParseHTMLName', reason: 'why', stacks: 1, bytes: 4000, count: 1 },
    ])
    expect(told.attributed).toBe(pair.attributed)
  })

  test.each(['etree.so', '/a/dict.c', 'htmlParseHTMLName_nonInvasive.part.0', 'nonInvasive$'])(
    'matches functions, symbols, files and libraries of any frame: %s',
    (pattern) => {
      expect(suppress(pair, [known({ pattern })], '2026-11-23').known).toHaveLength(1)
    },
  )

  test('report what matches nothing in any pair, and what has expired, which suppresses nothing', () => {
    const other = subtract(snapshot([]), snapshot([ids]))
    const entries = [
      known({ pattern: 'xmlAddID', line: 1 }),
      known({ pattern: 'nosuch', line: 2 }),
      known({ pattern: 'htmlParse', line: 3, expires: '2026-11-22' }),
      known({ pattern: 'htmlParse', line: 4, expires: '2026-11-23' }),
    ]

    const told = [pair, other].map((each) => suppress(each, entries, '2026-11-23'))

    expect(idleSuppressions(told, entries, '2026-11-23')).toEqual([
      'suppression leak:nosuch (line 2) matches nothing that grew',
      'suppression leak:htmlParse (line 3) expired on 2026-11-22',
    ])
    expect(told[0]?.known?.map(({ line }) => line)).toEqual([4, 1])
  })

  test('excuses no stack that shrank', () => {
    expect(suppress(pair, [known({ pattern: 'xmlHashGrow' })], '2026-11-23')).toEqual({ ...pair, known: [] })
  })
})

function known(fields: Partial<Suppression>): Suppression {
  return { pattern: '*', reason: 'why', link: 'https://example.com', expires: '2027-06-30', line: 1, ...fields }
}

function stack(name: string, bytes: number): LiveStack {
  return {
    frames: [
      { language: 'native', function: 'xmlDictLookup', file: name.startsWith('html') ? '/a/dict.c' : '/a/hash.c' },
      { language: 'native', function: `${name}.part.0`, module: name.startsWith('html') ? '/b/etree.so' : '/b/lib.so' },
    ],
    bytes,
    count: 1,
  }
}

function snapshot(stacks: readonly LiveStack[]): Snapshot {
  return { schema: 'plateau.snapshot/1', recorder: { name: 'memray' }, stacks, notes: [], environment: {} }
}
