import type { ChildProcess, StdioOptions } from 'node:child_process'
import spawn from 'cross-spawn'
import { onExit } from 'signal-exit'
import { killTree } from './kill-tree.ts'

export interface StartOptions {
  /** The whole environment of the child: nothing is inherited. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  readonly stdio?: StdioOptions
  /** Aborting kills the child, and its process group where it is `detached`, with SIGKILL. */
  readonly signal?: AbortSignal
  /** Gives the child a process group of its own, so that {@link killTree} ends its children too. */
  readonly detached?: boolean
}

/**
 * Starts a child; every child of plateau starts here.
 *
 * The child is killed when `signal` aborts and when this process ends, for whatever reason but SIGKILL. As with
 * `node:child_process`, a command that cannot be started shows as the event `error`.
 *
 * @throws what `signal` was aborted with, if it was before the start.
 */
export function startChild(command: string, args: readonly string[], options: StartOptions): ChildProcess {
  const { signal } = options
  signal?.throwIfAborted()
  const child = spawn(command, [...args], {
    env: options.env,
    stdio: options.stdio ?? 'pipe',
    windowsHide: true,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.detached === undefined ? {} : { detached: options.detached }),
  })

  const kill = () => killTree(child)
  const forget = onExit(kill)
  signal?.addEventListener('abort', kill, { once: true })
  const ended = () => {
    forget()
    signal?.removeEventListener('abort', kill)
  }
  child.once('exit', ended)
  child.once('error', ended)
  return child
}
