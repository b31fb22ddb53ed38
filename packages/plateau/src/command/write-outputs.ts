import { access, constants, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { KeptName, Result } from '@plateau/core'
import { UsageError } from '@plateau/harness'
import { markdown } from '@plateau/report'
import { whereTyped } from './where-typed.ts'

export interface OutputFlags {
  readonly json?: string
  readonly markdown?: string
  readonly html?: string
  readonly svg?: string
}

export interface WriteOptions {
  readonly asMarkdown?: (result: Result) => string
  /** What the names that runs list are in their pages. */
  readonly kept?: readonly KeptName[]
}

const outputs = ['json', 'markdown', 'html', 'svg'] as const

/** Whether a result goes to standard output, which is then kept free of anything else. */
export function takesStandardOutput(flags: OutputFlags): boolean {
  return outputs.some((name) => flags[name] === '-')
}

/**
 * Looks before anything is measured: what takes long must not come to nothing at its end.
 *
 * @throws UsageError where two results would go to standard output, or a file could not be written.
 */
export async function checkOutputs(flags: OutputFlags): Promise<void> {
  const given = outputs.filter((name) => flags[name] === '-')
  if (given.length > 1) {
    const names = given.map((name) => `--${name}`).join(' and ')
    throw new UsageError(`Expected one result to go to standard output, got ${names}`)
  }
  for (const name of outputs) {
    const file = flags[name]
    if (file === undefined || file === '-') continue
    await access(dirname(whereTyped(file)), constants.W_OK).catch((cause: Error) => {
      throw cannotBeWritten(`--${name}`, cause)
    })
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
  { asMarkdown = markdown, kept = [] }: WriteOptions = {},
): Promise<void> {
  await writeText('--json', flags.json, () => asJson(result))
  await writeText('--markdown', flags.markdown, () => asMarkdown(result))
  await writeHtml(result, flags, { kept })
  if (flags.svg !== undefined) {
    // A charting library takes longer to load than all the rest, and few ask for a picture.
    const { svgOf } = await import('@plateau/report/svg')
    await writeText('--svg', flags.svg, () => svgOf(result.runs))
  }
}

/**
 * Writes a result as an HTML page, if that was asked for.
 *
 * @throws UsageError where the file cannot be written.
 */
export async function writeHtml(
  result: Result,
  { html }: OutputFlags,
  { kept = [] }: Pick<WriteOptions, 'kept'> = {},
): Promise<void> {
  if (html === undefined) return
  const { htmlReport } = await import('@plateau/report/html')
  const parts = await htmlReport({ results: [result], pairs: [], kept })
  await writeText('--html', html, () => parts)
}

/** A run a line, and one after the other: thousands of them, with their readings, are more than one text can hold. */
function* asJson({ runs, ...rest }: Result): Generator<string> {
  const [head = '', tail = ''] = JSON.stringify({ ...rest, runs: [] }, undefined, 2).split('"runs": []')
  yield `${head}"runs": [`
  for (const [index, run] of runs.entries()) yield `${index === 0 ? '' : ','}\n    ${JSON.stringify(run)}`
  yield `\n  ]${tail}\n`
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
    throw cannotBeWritten(name, cause as Error)
  }
}

/** Says of a flag that the file it names cannot be written. */
export function cannotBeWritten(name: string, cause: Error): UsageError {
  return new UsageError(`Expected ${name} to name a file that can be written, got: ${cause.message}`, { cause })
}

async function writeOut(chunk: string | Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(chunk, (error) => (error ? reject(error) : resolve()))
  })
}
