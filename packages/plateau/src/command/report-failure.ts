import {
  ChildError,
  ClusterError,
  DebuggerError,
  FixtureError,
  PageError,
  ProvideError,
  UsageError,
  visible,
} from '@plateau/harness'
import { type ExitCode, exitCodes } from './exit-code.ts'
import { Interruption } from './interrupt.ts'

/** Says on standard error what kept a verb from its work, and returns its exit code. */
export function reportFailure(error: unknown): ExitCode {
  const code = codeOf(error)
  process.stderr.write(`${words(error, code)}\n`)
  return code
}

function codeOf(error: unknown): ExitCode {
  if (error instanceof Interruption) return exitCodes.interrupted
  if (error instanceof UsageError || error instanceof PageError || error instanceof FixtureError) return exitCodes.usage
  // Nothing was measured: no Python, no pip, no network, no room, no debugger.
  if (error instanceof ProvideError || error instanceof DebuggerError) return exitCodes.undecided
  return exitCodes.failed
}

function words(error: unknown, code: ExitCode): string {
  if (!(error instanceof Error)) return `plateau: ${visible(String(error))}`
  const known = code !== exitCodes.failed || error instanceof ChildError || error instanceof ClusterError
  return `plateau: ${known ? visible(error.message) : visible(error.stack ?? error.message)}`
}
