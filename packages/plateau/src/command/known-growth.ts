import { readFile } from 'node:fs/promises'
import { idleSuppressions, parseSuppressions, suppress, type Pair, type Suppression } from '@plateau/core'
import { UsageError } from '@plateau/harness'
import { whereTyped } from './where-typed.ts'

/**
 * Reads a file of suppressions, before anything is measured that it would be held against; no file knows of nothing.
 *
 * @throws UsageError naming the file, and the line that is not understood.
 */
export async function readSuppressions(file: string | undefined): Promise<readonly Suppression[] | undefined> {
  if (file === undefined) return undefined
  try {
    return parseSuppressions(await readFile(whereTyped(file), 'utf8'))
  } catch (cause) {
    throw new UsageError(`Cannot read --suppressions ${file}: ${(cause as Error).message}`, { cause })
  }
}

/** Sets apart what is known, as of today; without a file the pair stays as it is. */
export function withoutKnown(pair: Pair, known: readonly Suppression[] | undefined): Pair {
  return known === undefined ? pair : suppress(pair, known, today())
}

/** Which entries of the file do nothing any more; `pairs` are apart from what is known. */
export function idleNow(pairs: readonly Pair[], known: readonly Suppression[] | undefined): readonly string[] {
  return known === undefined ? [] : idleSuppressions(pairs, known, today())
}

/** Notes what concerns all pairs with the last. */
export function withNotes(pairs: readonly Pair[], notes: readonly string[]): readonly Pair[] {
  const last = pairs.length - 1
  return pairs.map((pair, index) => (index === last ? { ...pair, notes: [...pair.notes, ...notes] } : pair))
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
