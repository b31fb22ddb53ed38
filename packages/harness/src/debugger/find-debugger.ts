import { constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { firstThere } from '../first-there.ts'
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
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const found = await Promise.all(known.map(async (name) => ({ name, path: await onPath(name, folders) })))
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

function onPath(name: string, folders: readonly string[]): Promise<string | undefined> {
  return firstThere(
    folders.map((folder) => join(folder, name)),
    constants.X_OK,
  )
}
