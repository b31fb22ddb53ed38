import type { LxmlSubject } from '@plateau/core'

export type Asked = Omit<LxmlSubject, 'kind'>

/** A combination that lxml has no such thing as, and what to ask for instead. */
interface Nonsense {
  readonly when: (asked: Asked) => boolean
  readonly why: (asked: Asked) => string
}

/** Every combination that makes no sense, in the order in which they are looked for. */
const combinations: readonly Nonsense[] = [
  {
    when: ({ lifetime, options }) => lifetime === 'default' && Object.keys(options).length > 0,
    why: () => "Expected no parser options with --lifetime default, which uses lxml's own parser",
  },
  {
    when: ({ entry, lifetime, parser }) =>
      lifetime === 'default' && ownedBy[entry] !== parser && ownedBy[entry] !== 'both',
    why: ({ entry, parser }) =>
      `Expected --lifetime shared, page or thread with --entry ${entry}, where lxml has no ${parser} parser of its own, got "default"`,
  },
  {
    when: ({ entry, options }) => entry === 'iterparse' && isGiven(options, 'target'),
    why: () => 'Expected no --option target with --entry iterparse, which gives the events itself',
  },
  {
    when: ({ entry, options }) => entry === 'html.fromstring' && isGiven(options, 'target'),
    why: () =>
      'Expected no --option target with --entry html.fromstring, which looks for elements in what the target returns: name --entry fromstring',
  },
  {
    when: ({ entry, parser, options }) => entry === 'iterparse' && parser === 'html' && isGiven(options, 'schema'),
    why: () =>
      'Expected no --option schema with --entry iterparse of HTML, which then gives no events and no tree: name --parser xml or another entry',
  },
  {
    when: ({ entry, as }) => entry === 'iterparse' && as === 'str',
    why: () => 'Expected --as bytes with --entry iterparse, which reads bytes only',
  },
  {
    when: ({ entry, lifetime }) => entry === 'iterparse' && lifetime !== 'page',
    why: ({ lifetime }) =>
      `Expected --lifetime page with --entry iterparse, which makes its own parser, got "${lifetime}"`,
  },
]

/** Which of its own parsers lxml takes where it is given none. iterparse always makes one. */
const ownedBy: Readonly<Record<LxmlSubject['entry'], 'both' | 'html' | 'xml' | 'neither'>> = {
  fromstring: 'both',
  iterparse: 'both',
  parse: 'xml',
  'html.fromstring': 'html',
  feed: 'neither',
}

/** Says why a combination makes no sense; undefined where it does. */
export function whyNonsense(asked: Asked): string | undefined {
  return combinations.find(({ when }) => when(asked))?.why(asked)
}

/** None is what lxml takes where these are not given. */
function isGiven(options: Asked['options'], option: 'schema' | 'target'): boolean {
  return (options[option] ?? null) !== null
}
