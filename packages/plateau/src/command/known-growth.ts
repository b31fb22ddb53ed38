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

/** Notes with the last of several pairs, apart from what is known, which entries of the file do nothing any more. */
export function noteIdle(pairs: readonly Pair[], known: readonly Suppression[] | undefined): readonly Pair[] {
  const idle = known === undefined ? [] : idleSuppressions(pairs, known, today())
  const last = pairs.length - 1
  return pairs.map((pair, index) => (index === last ? { ...pair, notes: [...pair.notes, ...idle] } : pair))
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
