import { readFile, readlink } from 'node:fs/promises'
import { basename } from 'node:path'
import { visible } from '../children/visible.ts'
import { DebuggerError } from '../debugger/debugger-error.ts'
import { permission } from '../debugger/permission.ts'
import { UsageError } from '../usage-error.ts'

/** A process that runs Python. */
export interface PythonProcess {
  readonly pid: number
  /** How it was started, safe to print. */
  readonly command: string
  readonly executable: string
  /** As far as the names of its files tell: 3.13. */
  readonly version?: readonly [major: number, minor: number]
}

/**
 * Finds out what a process is.
 *
 * @throws UsageError where there is none with this number, or it runs no Python.
 * @throws DebuggerError where it is not to be looked at, or this is not Linux.
 */
export async function pythonProcess(pid: number): Promise<PythonProcess> {
  const { platform } = process
  if (platform !== 'linux') {
    const how = 'put plateau_watch.py into the worker, and watch the file that it writes'
    throw new DebuggerError(`Expected Linux to attach on, got ${platform}: ${how}`, {
      kind: 'not on this system',
      platform,
    })
  }
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch((cause: Error) => {
    throw new UsageError(`Expected the number of a process, got ${pid}, which is none`, { cause })
  })
  const command = visible(line.replaceAll('\0', ' ').trim())
  const [executable, maps] = await Promise.all([
    readlink(`/proc/${pid}/exe`),
    readFile(`/proc/${pid}/maps`, 'utf8'),
  ]).catch((cause: Error) => {
    throw new DebuggerError(
      `Expected to be let look at process ${pid}, got it forbidden: ${permission()}\n\n${cause.message}`,
      { kind: 'forbidden', said: cause.message },
      { cause },
    )
  })
  const library = /\/libpython(\d)\.(\d+)[^/\s]*\.so/.exec(maps)
  const program = /^python(?:(\d)(?:\.(\d+))?)?/.exec(basename(executable))
  if (library === null && program === null) {
    throw new UsageError(`Expected a process that runs Python, got process ${pid}: ${command.slice(0, 200)}`)
  }
  const [, major, minor] = library ?? program ?? []
  return {
    pid,
    command,
    executable,
    ...(major !== undefined && minor !== undefined && { version: [Number(major), Number(minor)] as const }),
  }
}

/** A file of a process, which may be in a container, from here. */
export function seenFromHere(pid: number, path: string): string {
  return `/proc/${pid}/root${path}`
}
