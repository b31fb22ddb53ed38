import { rm, stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { DebuggerError } from '../debugger/debugger-error.ts'
import { type AttachOrder, attachText } from './attach-text.ts'
import { attachWithGdb } from './attach-with-gdb.ts'
import { attachWithRemoteExec, hasRemoteExec } from './attach-with-remote-exec.ts'
import { type PythonProcess, seenFromHere } from './python-process.ts'

export interface AttachWatchOptions extends AttachOrder {
  readonly onProgress?: (doing: string) => void
  readonly signal?: AbortSignal
}

/** A busy main thread comes to it at its next bytecode, in microseconds; one in a long call of C code, after that. */
const GRACE_MS = 3000
const LOOK_MS = 50

/**
 * Puts `plateau_watch.py` into a running process, which goes on with its work and writes to a new file until that is removed.
 *
 * @throws DebuggerError where it may not be attached to, there is nothing to attach with, or its main thread does not come
 *   round to it.
 * @throws what `signal` was aborted with, once the process has been let go.
 */
export async function attachWatch(target: PythonProcess, options: AttachWatchOptions): Promise<void> {
  try {
    await attach(target, options)
  } catch (error) {
    // What was handed over may be come to only now, and is not to go on for nobody.
    if (!isRefusal(error)) {
      const file = seenFromHere(target.pid, options.file)
      await hasBegun(file, undefined)
      await rm(file, { force: true })
    }
    throw error
  }
}

/** Whether nothing was handed over. */
function isRefusal(error: unknown): boolean {
  return error instanceof DebuggerError && (error.failure.kind === 'forbidden' || error.failure.kind === 'missing')
}

async function attach(target: PythonProcess, options: AttachWatchOptions): Promise<void> {
  const { file, every, share, onProgress = () => {}, signal } = options
  const begins = () => hasBegun(seenFromHere(target.pid, file), signal)
  if (hasRemoteExec(target)) {
    onProgress('handing plateau_watch.py over by sys.remote_exec')
    const hasDone = await withTemporaryFolder(async (folder) => {
      const text = await attachText({ file, every, share })
      const refused = await attachWithRemoteExec(target, { text, folder, signal })
      return refused === undefined && (await begins())
    })
    if (hasDone) return
  }
  const found: string[] = []
  for (const way of ['pending', 'blocked'] as const) {
    onProgress(`attaching gdb to process ${target.pid}`)
    const text = await attachText({ file, every, share })
    const attached = await attachWithGdb(target.pid, { text, way, ...(signal !== undefined && { signal }) })
    if (attached.kind === 'busy') found.push(attached.in)
    else if (await begins()) return
  }
  throw new DebuggerError(
    `Expected process ${target.pid} to begin to write to ${file}, got no line of it: its main thread may be in one long call, or may not write there (--log FILE)${found.length === 0 ? '' : `\n\n${found.join('\n')}`}`,
    { kind: 'failed', said: found.join('\n') },
  )
}

async function hasBegun(file: string, signal: AbortSignal | undefined): Promise<boolean> {
  const until = performance.now() + GRACE_MS
  do {
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    )
    if (size > 0) return true
    await setTimeout(LOOK_MS, undefined, signal === undefined ? {} : { signal }).catch((cause: unknown) => {
      signal?.throwIfAborted()
      throw cause
    })
  } while (performance.now() < until)
  return false
}
