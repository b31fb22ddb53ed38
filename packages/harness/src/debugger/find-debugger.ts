import { onPath } from '../on-path.ts'
import type { Environment } from '../pythons/cache-folder.ts'
import { DebuggerError } from './debugger-error.ts'

const known = ['gdb', 'lldb'] as const

/** A debugger that was found. */
export interface FoundDebugger {
  readonly name: (typeof known)[number]
  readonly path: string
}

/** The debuggers on PATH, gdb first: it is the one that reads what the others wrote. */
export async function findDebuggers(env: Environment = process.env): Promise<readonly FoundDebugger[]> {
  const found = await Promise.all(known.map(async (name) => ({ name, path: await onPath(name, env) })))
  return found.flatMap(({ name, path }) => (path === undefined ? [] : [{ name, path }]))
}

/** @throws DebuggerError where there is none. */
export async function findDebugger(env: Environment = process.env): Promise<FoundDebugger> {
  const [first] = await findDebuggers(env)
  if (first !== undefined) return first
  throw new DebuggerError(
    'Expected gdb or lldb on PATH, got neither: install one, on Debian and Ubuntu with "apt install gdb", on Fedora with "dnf install gdb", on macOS with "xcode-select --install"',
    { kind: 'missing' },
  )
}
