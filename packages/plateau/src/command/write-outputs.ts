import { writeFile } from 'node:fs/promises'
import type { Result } from '@plateau/core'
import { UsageError } from '@plateau/harness'
import { markdown } from '@plateau/report'
import { whereTyped } from './where-typed.ts'

export interface OutputFlags {
  readonly json?: string
  readonly markdown?: string
  readonly svg?: string
}

/** Whether a result goes to standard output, which is then kept free of anything else. */
export function takesStandardOutput(flags: OutputFlags): boolean {
  return [flags.json, flags.markdown, flags.svg].includes('-')
}

/** @throws UsageError where two results would go to standard output. */
export function checkOutputs(flags: OutputFlags): void {
  const given = (['json', 'markdown', 'svg'] as const).filter((name) => flags[name] === '-')
  if (given.length > 1) {
    const names = given.map((name) => `--${name}`).join(' and ')
    throw new UsageError(`Expected one result to go to standard output, got ${names}`)
  }
}

/**
 * Writes a result wherever it was asked for.
 *
 * @throws UsageError where a file cannot be written.
 */
export async function writeOutputs(
  result: Result,
  flags: OutputFlags,
  asMarkdown: (result: Result) => string = markdown,
): Promise<void> {
  await writeText('--json', flags.json, () => `${JSON.stringify(result, undefined, 2)}\n`)
  await writeText('--markdown', flags.markdown, () => asMarkdown(result))
  if (flags.svg !== undefined) {
    // A charting library takes longer to load than all the rest, and few ask for a picture.
    const { svgOf } = await import('@plateau/report/svg')
    await writeText('--svg', flags.svg, () => svgOf(result.runs))
  }
}

/**
 * Writes what a flag asks for, if it was given.
 *
 * @throws UsageError where its file cannot be written.
 */
export async function writeText(
  name: string,
  file: string | undefined,
  make: () => string | Uint8Array | Iterable<string>,
): Promise<void> {
  if (file === undefined) return
  const made = make()
  if (file === '-') {
    const chunks = typeof made === 'string' || made instanceof Uint8Array ? [made] : made
    for (const chunk of chunks) await writeOut(chunk)
    return
  }
  try {
    await writeFile(whereTyped(file), made)
  } catch (cause) {
    throw new UsageError(`Expected ${name} to name a file that can be written, got: ${(cause as Error).message}`, {
      cause,
    })
  }
}

async function writeOut(chunk: string | Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(chunk, (error) => (error ? reject(error) : resolve()))
  })
}
