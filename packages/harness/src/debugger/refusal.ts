import { readFileSync } from 'node:fs'
import { lastLines } from '../children/child-error.ts'
import { visible } from '../children/visible.ts'
import { DebuggerError } from './debugger-error.ts'
import type { FoundDebugger } from './find-debugger.ts'

/** Says why a debugger told nothing, and what to change. */
export function refusal(debug: FoundDebugger, answer: object | undefined, output: string): DebuggerError {
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
  return new DebuggerError(`Expected ${debug.path} to run the subject, got no answer from it\n\n${visible(said)}`, {
    kind: 'failed',
    said,
  })
}

/** What to change so that a debugger is let debug, as this system forbids it. */
export function permission(): string {
  const scope = yama()
  const inContainer = 'in a container, start it with "--cap-add=SYS_PTRACE" (Kubernetes: securityContext.capabilities)'
  if (scope === undefined || scope === 0) return inContainer
  const less = 'as root, write 1 to /proc/sys/kernel/yama/ptrace_scope ("sysctl kernel.yama.ptrace_scope=1")'
  switch (scope) {
    case 1:
      return inContainer
    case 2:
      return `${less}, or run as root`
    default:
      return `kernel.yama.ptrace_scope is ${scope}, which lasts until the next boot: remove it from /etc/sysctl.d, or boot with 1`
  }
}

/** What the Yama security module lets debug (kernel: Documentation/admin-guide/LSM/Yama.rst); absent without it. */
function yama(): number | undefined {
  try {
    return Number(readFileSync('/proc/sys/kernel/yama/ptrace_scope', 'utf8'))
  } catch {
    return undefined
  }
}
