import type { Pair, SnapshotPairs } from './pair.ts'

/**
 * Writes pairs as JSON, a call stack or a name a line, a piece at a time: what a log of 100 MB comes to is more than one text should
 * hold.
 */
export function* formatPairs({ pairs, ...head }: SnapshotPairs): Generator<string> {
  yield `${opened(head, 0)}  "pairs": [`
  for (const [index, pair] of pairs.entries()) {
    yield index === 0 ? '\n' : ',\n'
    yield* formatPair(pair)
  }
  yield '\n  ]\n}\n'
}

function* formatPair({ stacks, kept, ...rest }: Pair): Generator<string> {
  yield `    ${opened(rest, 4)}`
  if (kept !== undefined) {
    yield* formatList('kept', kept)
    yield ',\n'
  }
  yield* formatList('stacks', stacks)
  yield '\n    }'
}

function* formatList(name: string, items: readonly unknown[]): Generator<string> {
  yield `      "${name}": [`
  for (const [index, item] of items.entries()) yield `${index === 0 ? '\n' : ',\n'}        ${JSON.stringify(item)}`
  yield items.length === 0 ? ']' : '\n      ]'
}

/** An object that another field follows. */
function opened(fields: object, indent: number): string {
  const text = JSON.stringify(fields, undefined, 2).replaceAll('\n', `\n${' '.repeat(indent)}`)
  return `${text.slice(0, text.lastIndexOf('\n'))},\n`
}
