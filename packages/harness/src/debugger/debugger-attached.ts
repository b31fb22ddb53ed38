import { setTimeout } from 'node:timers/promises'
import { isThere } from '../first-there.ts'
import { UsageError } from '../usage-error.ts'
import { findDebuggers } from './find-debugger.ts'
import { isTraced } from './is-traced.ts'
import { debuggingForbidden } from './permission.ts'

const everyMs = 100

/** Resolves when a debugger holds a process. Where that cannot be told, it never does. */
export async function debuggerAttached(pid: number, signal: AbortSignal): Promise<void> {
  while (!(await isTraced(pid))) await setTimeout(everyMs, undefined, { signal })
}

/**
 * Whether it can be told here that a debugger was attached.
 *
 * @throws UsageError where it cannot, and nobody is there to say so.
 */
export async function checkAttaching(isTerminal: boolean): Promise<void> {
  const isLinux = await isThere('/proc/self/status')
  if (isLinux || isTerminal) return
  throw new UsageError(
    'Expected --wait-for-debugger in a terminal, where Enter tells that one is attached, got no terminal',
  )
}

/** What to type to attach a debugger, the one that is here first, and what must be changed before. */
export async function howToAttach(pid: number, platform: string = process.platform): Promise<readonly string[]> {
  switch (platform) {
    case 'win32':
      return [`windbg -p ${pid}`]
    case 'darwin':
      return [`lldb -p ${pid}`]
  }
  const found = await findDebuggers()
  if (found.length === 0) return [`gdb -p ${pid}`, '  (not found here: apt install gdb)']
  const why = debuggingForbidden()
  return [...found.map(({ name }) => `${name} -p ${pid}`), ...(why === undefined ? [] : [`  (${why})`])]
}
