import type { ChildProcess } from 'node:child_process'
import { ChildError, type ChildFailure } from './child-error.ts'
import { keepOutput } from './kept-output.ts'
import { killTree } from './kill-tree.ts'
import { type StartOptions, startChild } from './start-child.ts'

export interface RunOptions extends Omit<StartOptions, 'stdio' | 'detached'> {
  /** Written to the child's standard input, which is empty otherwise. */
  readonly input?: string | Uint8Array
  /** Kills the child and its children after so long. */
  readonly timeoutMs?: number
  /** Of standard output and standard error each, so many last bytes are kept; 4 MiB if not given. */
  readonly keepBytes?: number
}

/** setTimeout() takes no more, and fires at once. */
const longestTimer = 2 ** 31 - 1

export interface Output {
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a child to its end, in a process group of its own: what it leaves running in there ends with it.
 *
 * @throws ChildError where it could not be started, failed, was killed or took too long.
 * @throws what `signal` was aborted with, once the child has ended.
 */
export async function runChild(command: string, args: readonly string[], options: RunOptions): Promise<Output> {
  const { input, keepBytes = 4 * 1024 * 1024 } = options
  const child = startChild(command, args, { ...options, stdio: 'pipe', detached: process.platform !== 'win32' })
  const stdout = keepOutput(required(child.stdout), keepBytes)
  const stderr = keepOutput(required(child.stderr), keepBytes)
  const stdin = required(child.stdin)
  // EPIPE: a child may end without reading its input; its exit tells what came of that.
  stdin.on('error', () => {})
  stdin.end(input ?? '')

  const failure = await ended(child, options)

  options.signal?.throwIfAborted()
  if (failure !== undefined) throw new ChildError(command, failure, { stdout: stdout(), stderr: stderr() })
  return { stdout: stdout(), stderr: stderr() }
}

function ended(child: ChildProcess, { timeoutMs, signal }: RunOptions): Promise<ChildFailure | undefined> {
  return new Promise((resolve) => {
    let timedOut = false
    const timer = setTimeout(() => {
      timedOut = true
      killTree(child)
      cut()
    }, timeoutMs ?? longestTimer)
    signal?.addEventListener('abort', cut)

    child.once('error', (cause) => {
      clearTimeout(timer)
      resolve({ kind: 'not started', cause })
    })
    child.once('exit', () => killTree(child))
    child.once('close', (code, by) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cut)
      if (timedOut) resolve({ kind: 'timed out', afterMs: timeoutMs ?? 0 })
      else if (by !== null) resolve({ kind: 'killed', signal: by })
      else resolve(code === 0 || code === null ? undefined : { kind: 'exited', code })
    })

    // A grandchild that left the process group and holds our pipes would keep `close` from coming.
    function cut(): void {
      child.stdout?.destroy()
      child.stderr?.destroy()
    }
  })
}

function required<Stream>(stream: Stream | null): Stream {
  if (stream === null) throw new Error('Expected a child with pipes, got one without')
  return stream
}
