import { writeFile } from 'node:fs/promises'
import type { Result } from '@plateau/core'
import { UsageError } from '@plateau/harness'
import { markdown } from '@plateau/report'

export interface OutputFlags {
  readonly json?: string
  readonly markdown?: string
}

/** Whether a result goes to standard output, which is then kept free of anything else. */
export function takesStandardOutput(flags: OutputFlags): boolean {
  return flags.json === '-' || flags.markdown === '-'
}

/** @throws UsageError where two results would go to standard output. */
export function checkOutputs(flags: OutputFlags): void {
  if (flags.json === '-' && flags.markdown === '-') {
    throw new UsageError('Expected one of --json and --markdown to go to standard output, got both')
  }
}

/**
 * Writes a result wherever it was asked for.
 *
 * @throws UsageError where a file cannot be written.
 */
export async function writeOutputs(result: Result, flags: OutputFlags): Promise<void> {
  if (flags.json !== undefined) await write('--json', flags.json, `${JSON.stringify(result, undefined, 2)}\n`)
  if (flags.markdown !== undefined) await write('--markdown', flags.markdown, markdown(result))
}

async function write(name: string, file: string, text: string): Promise<void> {
  if (file === '-') {
    await new Promise<void>((resolve, reject) => {
      process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
    })
    return
  }
  try {
    await writeFile(file, text)
  } catch (cause) {
    throw new UsageError(`Expected ${name} to name a file that can be written, got: ${(cause as Error).message}`, {
      cause,
    })
  }
}
