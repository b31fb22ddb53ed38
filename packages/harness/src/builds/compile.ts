import { ChildError, lastLines } from '../children/child-error.ts'
import { type Output, runChild, type RunOptions } from '../children/run-child.ts'
import { ProvideError } from '../provide-error.ts'

/** lxml with all its modules took 4 minutes on one slow core: what takes so long hangs. */
const longestBuildMs = 30 * 60 * 1000

export interface CompileOptions extends Omit<RunOptions, 'timeoutMs'> {
  /** What is built, as messages speak of it: `lxml 6.1.3`. */
  readonly name: string
}

/**
 * Runs one step of a build.
 *
 * @throws ProvideError whose first line says what did not build, with the compiler's words below.
 */
export async function compile(command: string, args: readonly string[], options: CompileOptions): Promise<Output> {
  const { name, ...rest } = options
  try {
    return await runChild(command, args, { ...rest, timeoutMs: longestBuildMs })
  } catch (error) {
    if (!(error instanceof ChildError)) throw error
    const [how = ''] = error.message.split('\n')
    // ninja, and what Cython says, come on standard output; setup.py and the compiler it starts, on standard error.
    const said = wordsOf(error)
    throw new ProvideError(
      `Expected ${name} to build, but it failed: ${how}${said === '' ? '' : `\n\n${said}`}`,
      { kind: 'build failed', stderr: error.stderr },
      { cause: error },
    )
  }
}

const complaint = /\berror\b|Error:/i

/** Where the first complaint is, and what follows; the last lines where there is none. */
function wordsOf({ stdout, stderr }: ChildError): string {
  const complaining = [stderr, stdout].find((text) => complaint.test(text))
  if (complaining === undefined) return lastLines(stderr.trim() === '' ? stdout : stderr)
  const lines = complaining.trimEnd().split('\n')
  const first = lines.findIndex((line) => complaint.test(line))
  const from = Math.max(0, first - 10)
  return lastLines(lines.slice(from, from + 20).join('\n'))
}
