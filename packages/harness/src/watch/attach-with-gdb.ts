import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keepOutput } from '../children/kept-output.ts'
import { killTree } from '../children/kill-tree.ts'
import { startChild } from '../children/start-child.ts'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { DebuggerError } from '../debugger/debugger-error.ts'
import { findDebuggers, type FoundDebugger } from '../debugger/find-debugger.ts'
import { refusal } from '../debugger/refusal.ts'
import { childEnvironment } from '../probe/child-environment.ts'
import { objectIn } from '../probe/object-in.ts'

const script = fileURLToPath(new URL('../../python/plateau_attach/with_gdb.py', import.meta.url))
/** Half a second on a quiet machine; a program with many symbols on a network home takes longer. */
const WITHIN_MS = 30_000
/** gdb takes back what it began and lets the process go when it is interrupted; after this, the kernel does. */
const LET_GO_MS = 5000

export interface AttachOptions {
  readonly text: string
  /** `pending`: between two bytecodes of the main thread; `blocked`: in the main thread, while it waits in the kernel. */
  readonly way: 'pending' | 'blocked'
  readonly signal?: AbortSignal
}

/** Whether the text was handed over; if not, in what the main thread was found each time. */
export type Attached = { readonly kind: 'done' } | { readonly kind: 'busy'; readonly in: string }

/**
 * Has a process run a text of Python, by gdb, and lets it go on.
 *
 * @throws DebuggerError where there is no gdb, or it may not or does not do its work.
 * @throws what `signal` was aborted with, once the process has been let go.
 */
export async function attachWithGdb(pid: number, { text, way, signal }: AttachOptions): Promise<Attached> {
  const gdb = await findGdb()
  return await withTemporaryFolder(async (folder) => {
    const answer = join(folder, 'answer.json')
    const order = join(folder, 'order.json')
    await writeFile(order, JSON.stringify({ pid, text, way, answer }))
    const { output, killedBy, isLate } = await runGdb(gdb, { order, ...(signal !== undefined && { signal }) })
    signal?.throwIfAborted()
    if (isLate) {
      throw new DebuggerError(
        `Expected process ${pid} to give its interpreter's lock within ${WITHIN_MS / 1000} s, got it held all the time: a thread of it is in one long call`,
        { kind: 'hung', afterMs: WITHIN_MS },
      )
    }
    const told = (objectIn(await readFile(answer, 'utf8').catch(() => '')) ?? {}) as Told
    if (told.done !== undefined) return { kind: 'done' }
    if (told.busy !== undefined) return { kind: 'busy', in: told.busy }
    throw refusal(gdb, { answer: told, output, killedBy })
  })
}

/** What plateau_attach/with_gdb.py writes. */
interface Told {
  readonly done?: string
  readonly busy?: string
  readonly refused?: string
}

async function findGdb(): Promise<FoundDebugger> {
  const found = (await findDebuggers()).find(({ name }) => name === 'gdb')
  if (found !== undefined) return found
  throw new DebuggerError(
    'Expected gdb on PATH to attach with, got none: install it, on Debian and Ubuntu with "apt install gdb", or put plateau_watch.py into the worker',
    { kind: 'missing' },
  )
}

interface GdbRun {
  readonly order: string
  readonly signal?: AbortSignal
}

/** Never killed at once: a process that is stopped in a call of gdb's would go on there. */
async function runGdb(gdb: FoundDebugger, { order, signal }: GdbRun) {
  const child = startChild(gdb.path, ['--batch', '-nx', '-iex', 'set auto-load no', '-x', script], {
    env: { ...childEnvironment({}), PLATEAU_ATTACH: order },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const said = [child.stdout, child.stderr].flatMap((stream) =>
    stream === null ? [] : [keepOutput(stream, 64 * 1024)],
  )
  let isLate = false
  const letGo = () => {
    child.kill('SIGINT')
    setTimeout(() => killTree(child), LET_GO_MS).unref()
  }
  const late = setTimeout(() => {
    isLate = true
    letGo()
  }, WITHIN_MS)
  signal?.addEventListener('abort', letGo, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', () => resolve())
    })
  } finally {
    clearTimeout(late)
    signal?.removeEventListener('abort', letGo)
  }
  return { output: said.map((read) => read()).join(''), killedBy: child.signalCode, isLate }
}
