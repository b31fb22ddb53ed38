import type { LxmlSubject } from '@plateau/core'
import { type KnownOptions, parser, type ParserOptions, type ParserSettings, settingsOf } from '@plateau/harness'

export interface Line {
  readonly about: 'who owns the parser' | 'ways in' | 'options'
  readonly subject: LxmlSubject
  /** Pages that a thread parses before it ends, where that is more than one. */
  readonly pagesAThread?: number
}

/** What is timed: one parser for all pages first, which everything else is held against. */
export function linesFor(kind: LxmlSubject['parser'], known: KnownOptions): readonly Line[] {
  const make = (options: ParserOptions, settings: ParserSettings) => parser(kind, options, settings)
  const owners = (['shared', 'default', 'page', 'thread'] as const).map((lifetime) => make({}, { lifetime }))
  const batches = [10, 100].map((pagesAThread) => ({ subject: make({}, { lifetime: 'thread' }), pagesAThread }))
  const waysIn = [
    make({}, { as: 'str' }),
    make({}, { entry: 'parse' }),
    make({}, { entry: 'feed' }),
    make({}, { entry: 'iterparse' }),
    make({}, { entry: 'html.fromstring' }),
  ]
  const options = settingsOf(kind, known).offered.map(({ option, value }) => make({ [option]: value }, {}))
  return [
    ...owners.map((subject) => ({ about: 'who owns the parser', subject }) as const),
    ...batches.map((batch) => ({ about: 'who owns the parser', ...batch }) as const),
    ...waysIn.map((subject) => ({ about: 'ways in', subject }) as const),
    ...options.map((subject) => ({ about: 'options', subject }) as const),
  ]
}
