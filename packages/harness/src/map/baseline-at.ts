import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Baseline, BaselineError, emptyBaseline, formatBaseline, parseBaseline } from '@plateau/core'
import { UsageError } from '../usage-error.ts'

/**
 * Reads the baseline at a path; nothing where there is none.
 *
 * @throws UsageError where the file is no baseline, or cannot be read.
 *
 * @example
 * ```ts
 * import { readBaseline } from '@plateau/harness'
 *
 * const baseline = await readBaseline(new URL('growth-map.json', import.meta.url))
 * ```
 */
export async function readBaseline(place: string | URL): Promise<Baseline | undefined> {
  const path = typeof place === 'string' ? place : fileURLToPath(place)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new UsageError(`Expected to read a baseline at ${path}, got: ${(cause as Error).message}`, { cause })
  }
  try {
    return parseBaseline(text)
  } catch (cause) {
    if (!(cause instanceof BaselineError)) throw cause
    throw new UsageError(`${cause.message}: mend ${path}, or make it anew with --update`, { cause })
  }
}

/**
 * Changes the baseline at a path, as a whole or not at all; makes it where there is none.
 *
 * @throws UsageError where it cannot be read or written.
 */
export async function updateBaseline(path: string, change: (baseline: Baseline) => Baseline): Promise<void> {
  const text = formatBaseline(change((await readBaseline(path)) ?? emptyBaseline))
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.new`, text)
    await rename(`${path}.new`, path)
  } catch (cause) {
    throw new UsageError(`Expected to write a baseline at ${path}, got: ${(cause as Error).message}`, { cause })
  }
}
