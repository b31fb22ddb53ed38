import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Snapshot } from '@plateau/core'
import { UsageError } from '@plateau/harness'
import { whereTyped } from './where-typed.ts'

/**
 * Keeps the two snapshots of a pair as `PAGE-VARIATION-before.json` and `PAGE-VARIATION-after.json`.
 *
 * @throws UsageError where they cannot be written.
 */
export async function saveSnapshots(
  folder: string,
  { before, after }: Readonly<Record<'before' | 'after', Snapshot>>,
): Promise<void> {
  const path = whereTyped(folder)
  try {
    await mkdir(path, { recursive: true })
    await writeFile(join(path, `${nameOf(before)}-before.json`), JSON.stringify(before))
    await writeFile(join(path, `${nameOf(after)}-after.json`), JSON.stringify(after))
  } catch (cause) {
    throw new UsageError(`Expected --save to name a folder that can be written to, got: ${(cause as Error).message}`, {
      cause,
    })
  }
}

/** A page's name may be anything that a file's may. */
function nameOf({ page = 'page', variation = 'same' }: Snapshot): string {
  return `${page}-${variation}`.replaceAll(/[^\w.-]/g, '_')
}
