import { createInterface } from 'node:readline/promises'
import { Interruption } from '../interrupt.ts'

/** What stands for a licence that nobody knows. */
export const unknownLicence = 'unknown'

/** The licence of what is added: as the flag says, else as somebody at a terminal answers, else unknown with a warning. */
export async function licenceOf(
  flags: { readonly licence?: string; readonly quiet?: true },
  signal: AbortSignal,
): Promise<string> {
  if (flags.licence !== undefined) return flags.licence
  const asked = process.stdin.isTTY && process.stderr.isTTY ? await ask(signal) : ''
  if (asked !== '') return asked
  process.stderr.write('The licence is unknown: name it with --licence before others get to see the page\n')
  return unknownLicence
}

async function ask(signal: AbortSignal): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const question = 'Under which licence is this? An SPDX identifier, or words; empty where you do not know: '
    // The terminal hears Ctrl-C before the process does while it is asked.
    return await new Promise<string>((resolve, reject) => {
      terminal.once('SIGINT', () => reject(new Interruption()))
      terminal.question(question, { signal }).then((answer) => resolve(answer.trim()), reject)
    })
  } finally {
    terminal.close()
  }
}
