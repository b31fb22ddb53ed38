import type { Breakpoint, SetBreakpoint, Trace } from '@plateau/core'
import { expect } from 'vitest'
import { type AsAUserOptions, plateau } from '../command/as-a-user.ts'
import { traceValidator } from '../command/result-schema.ts'

const validate = await traceValidator()

/** Runs `plateau trace` as a user would, and returns what it wrote, which is as its schema says. */
export async function traced(
  args: readonly string[],
  options: AsAUserOptions,
): Promise<{ readonly trace: Trace; readonly code: number | null }> {
  const { code, stdout, stderr } = await plateau(['trace', ...args, '--json', '-'], options)
  const trace = JSON.parse(stdout === '' ? `"${stderr}"` : stdout) as Trace
  validate(trace)
  expect(validate.errors ?? []).toEqual([])
  return { trace, code }
}

/** The breakpoint at a function, which must have been set. */
export function breakpointAt(trace: Trace, name: string): SetBreakpoint {
  const found: Breakpoint | undefined = trace.breakpoints.find((each) => each.function === name)
  if (found?.kind !== 'set') throw new Error(`Expected a breakpoint at ${name}, got ${JSON.stringify(found)}`)
  return found
}

/** The call stacks of a breakpoint as `xmlDictLookup < htmlParseName < ...`. */
export function stacksOf({ stacks }: SetBreakpoint): readonly string[] {
  return stacks.map(({ frames }) => frames.map((frame) => frame.function ?? '?').join(' < '))
}
