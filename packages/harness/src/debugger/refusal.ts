import { lastLines } from '../children/child-error.ts'
import { DebuggerError } from './debugger-error.ts'
import type { FoundDebugger } from './find-debugger.ts'
import type { DebuggerOutput } from './run-debugger.ts'
import { permission } from './permission.ts'

/** Says why a debugger told nothing, and what to change. */
export function refusal(debug: FoundDebugger, { answer, output, killedBy }: DebuggerOutput): DebuggerError {
  const { refused = '' } = (answer ?? {}) as { readonly refused?: string }
  const said = lastLines(`${output}\n${refused}`)
  if (/ptrace|Operation not permitted|attach failed|traceme/i.test(said)) {
    return new DebuggerError(
      `Expected ${debug.name} to be let debug, got ptrace forbidden: ${permission()}\n\n${said}`,
      {
        kind: 'forbidden',
        said,
      },
    )
  }
  if (/scripting (?:in the "Python" language )?is not supported|not supported in this copy/i.test(said)) {
    return new DebuggerError(
      `Expected a ${debug.name} with Python, got ${debug.path} without: install the distribution's full package\n\n${said}`,
      { kind: 'no python', debugger: debug.path },
    )
  }
  const how = killedBy === null ? 'got no answer from it' : `but it was killed by ${killedBy}`
  return new DebuggerError(`Expected ${debug.path} to run the subject, ${how}\n\n${said}`, { kind: 'failed', said })
}
