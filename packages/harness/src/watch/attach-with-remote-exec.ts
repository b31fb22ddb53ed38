import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ChildError } from '../children/child-error.ts'
import { runChild } from '../children/run-child.ts'
import { childEnvironment } from '../probe/child-environment.ts'
import type { PythonProcess } from './python-process.ts'

const ask = 'import sys; sys.remote_exec(int(sys.argv[1]), sys.argv[2])'
const WITHIN_MS = 30_000

/** Whether a Python has sys.remote_exec, by which one process hands another a script (PEP 768). */
export function hasRemoteExec({ version }: PythonProcess): boolean {
  const [major, minor] = version ?? [0, 0]
  return major > 3 || (major === 3 && minor >= 14)
}

/**
 * Has a process of Python 3.14 or later run a text, by another one of the same interpreter. The file with the text stays in
 * `folder` until that is removed: the process reads it when it comes to it.
 *
 * @returns why it could not be, where it could not.
 */
export async function attachWithRemoteExec(
  target: PythonProcess,
  {
    text,
    folder,
    signal,
  }: { readonly text: string; readonly folder: string; readonly signal: AbortSignal | undefined },
): Promise<string | undefined> {
  const file = join(folder, 'watch.py')
  await writeFile(file, text)
  // The process may be another user's.
  await Promise.all([chmod(folder, 0o755), chmod(file, 0o644)])
  try {
    await runChild(target.executable, ['-I', '-c', ask, String(target.pid), file], {
      env: childEnvironment({}),
      timeoutMs: WITHIN_MS,
      ...(signal !== undefined && { signal }),
    })
    return undefined
  } catch (error) {
    if (error instanceof ChildError) return error.message
    throw error
  }
}
