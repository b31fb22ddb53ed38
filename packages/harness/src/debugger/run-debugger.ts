import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { keepOutput } from '../children/kept-output.ts'
import { killTree } from '../children/kill-tree.ts'
import { startChild } from '../children/start-child.ts'
import { childEnvironment } from '../probe/child-environment.ts'
import { onLines } from '../probe/lines.ts'
import { objectIn } from '../probe/object-in.ts'
import { DebuggerError } from './debugger-error.ts'
import type { FoundDebugger } from './find-debugger.ts'
import { lldbModules } from './lldb-modules.ts'
import type { OrderFiles } from './order.ts'

const script = (name: string) => fileURLToPath(new URL(`../../python/${name}.py`, import.meta.url))
/** What is still in a pipe when a debugger has ended comes within this. */
const DRAIN_MS = 2000

export interface RunDebuggerOptions {
  /** The interpreter that runs the subject. */
  readonly executable: string
  readonly files: OrderFiles
  readonly withinMs: number
  readonly onHits: (hits: number) => void
  readonly signal: AbortSignal | undefined
}

/** What a debugger left: its last answer, what it and the subject printed, and by what it was killed, if it was. */
export interface DebuggerOutput {
  readonly killedBy: NodeJS.Signals | null
  readonly answer: object | undefined
  readonly output: string
}

/**
 * Runs a debugger in batch to its end.
 *
 * The process that it starts dies with it (PTRACE_O_EXITKILL, and its own PR_SET_PDEATHSIG), and it dies with this one.
 *
 * @throws DebuggerError where it does not end; what `signal` was aborted with, once all is gone.
 */
export async function runDebugger(debug: FoundDebugger, options: RunDebuggerOptions): Promise<DebuggerOutput> {
  const { files, withinMs, onHits, signal } = options
  const child = startChild(debug.path, argumentsFor(debug, options), {
    env: {
      ...childEnvironment({}),
      // gdb starts what it debugs through this shell, and a user's own may not pass arguments on.
      SHELL: '/bin/sh',
      PLATEAU_TRACE: files.order,
      PLATEAU_TRACE_SCRIPT: scriptFor(debug),
      ...(await pythonFor(debug)),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
    ...(signal !== undefined && { signal }),
  })
  const streams = [1, 2, 3].map((descriptor) => child.stdio[descriptor] as Readable)
  const [stdout, stderr] = streams.slice(0, 2).map((stream) => keepOutput(stream, 64 * 1024))
  let answer: object | undefined
  onLines(streams[2] as Readable, (line) => {
    const message = objectIn(line)
    if (message === undefined) return
    if ('hits' in message && typeof message.hits === 'number') onHits(message.hits)
    else answer = message
  })

  const end = await new Promise<Error | 'hung' | undefined>((resolve) => {
    let hung = false
    const late = setTimeout(() => {
      hung = true
      killTree(child)
    }, withinMs)
    child.once('error', (error) => {
      clearTimeout(late)
      resolve(error)
    })
    child.once('exit', () => {
      // What the subject left running could hold the pipes open.
      setTimeout(() => streams.forEach((stream) => void stream.destroy()), DRAIN_MS).unref()
      killTree(child)
    })
    child.once('close', () => {
      clearTimeout(late)
      resolve(hung ? 'hung' : undefined)
    })
  })
  signal?.throwIfAborted()
  const output = `${stdout?.() ?? ''}${stderr?.() ?? ''}`
  if (end === 'hung') {
    throw new DebuggerError(`Expected ${debug.path} to end, got it still running after ${withinMs / 1000} s`, {
      kind: 'hung',
      afterMs: withinMs,
    })
  }
  if (end !== undefined) {
    throw new DebuggerError(
      `Expected ${debug.path} to start, got: ${end.message}`,
      { kind: 'failed', said: '' },
      { cause: end },
    )
  }
  return { answer, output, killedBy: child.signalCode }
}

function scriptFor(debug: FoundDebugger): string {
  return script(`plateau_debugger/with_${debug.name}`)
}

/** What a debugger's own Python needs, which the order takes away again from what is debugged. */
async function pythonFor({ name, path }: FoundDebugger): Promise<Readonly<Record<string, string>>> {
  const folder = name === 'lldb' ? await lldbModules(path) : undefined
  return folder === undefined ? {} : { PYTHONPATH: folder }
}

function argumentsFor(debug: FoundDebugger, { executable, files }: RunDebuggerOptions): readonly string[] {
  const subject = [executable, script('plateau_probe/traced'), files.subject]
  switch (debug.name) {
    case 'gdb':
      // -nx and auto-load: what a user's or a library's own files would have gdb do is no part of this.
      return ['--batch', '-nx', '-iex', 'set auto-load no', '-x', scriptFor(debug), '--args', ...subject]
    case 'lldb':
      return ['--batch', '--no-lldbinit', '-o', `command script import "${scriptFor(debug)}"`, '--', ...subject]
  }
}
