import { readFile } from 'node:fs/promises'
import { parseSuppressions, suppress, type Pair, type Suppression } from '@plateau/core'
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

/** Sets apart what is known, as of today. */
export function withoutKnown(pairs: readonly Pair[], known: readonly Suppression[] | undefined): readonly Pair[] {
  return known === undefined ? pairs : suppress(pairs, known, new Date().toISOString().slice(0, 10))
}
