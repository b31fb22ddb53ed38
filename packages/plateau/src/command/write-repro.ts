import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Run } from '@plateau/core'
import { UsageError } from '@plateau/harness'
import { growsMost, repro, title } from '@plateau/report'
import type { PlannedRun } from './plan.ts'
import { whereTyped } from './where-typed.ts'
import { cannotBeWritten } from './write-outputs.ts'

/** @throws UsageError for standard output: a page that is too big for the script is written beside it. */
export function checkRepro(file: string | undefined): void {
  if (file === '-' || file === '') throw new UsageError(`Expected --repro to name a file, got "${file}"`)
}

/**
 * Writes a script that shows, without plateau, the growth of the run that grows most; nothing where none grows.
 *
 * @param runs what came of the planned runs, in their order.
 * @returns what there is to tell.
 * @throws UsageError where the file cannot be written.
 */
export async function writeRepro(
  file: string,
  planned: readonly PlannedRun[],
  runs: readonly Run[],
): Promise<readonly string[]> {
  const run = growsMost(runs)
  const made = run === undefined ? undefined : planned[runs.indexOf(run)]
  if (run === undefined || made === undefined) return [`${file} is not written: no run's heap or names grow`]

  const { page, template, subject } = made
  const path = subject.kind === 'callable' ? subject.path : []
  const { pieces, stamp } = template
  const { script, page: marked } = repro(run, { pieces, stamp, encoding: page.encoding, deflate: deflateSync, path })
  await write(file, script)
  const what = `${file} shows what grows most: ${title(run)} of ${run.page}`
  if (marked === undefined) return [what]
  const beside = `${file}.page`
  await write(beside, marked)
  return [what, `the page is too big to be in it: python ${basename(file)} ${basename(beside)}`]
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(whereTyped(file), content)
  } catch (cause) {
    throw cannotBeWritten('--repro', cause as Error)
  }
}
