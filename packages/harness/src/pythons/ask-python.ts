import { realpath, stat } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { ChildError } from '../children/child-error.ts'
import { runChild } from '../children/run-child.ts'
import { cacheFolder, type Environment } from './cache-folder.ts'
import { describeYourself } from './description.ts'
import type { Python } from './python.ts'
import { memoryFile, recall, remember } from './remembered.ts'

export interface AskOptions {
  readonly env?: Environment
  readonly signal?: AbortSignal
  /** Asks again what is remembered: pip may have been installed since. */
  readonly afresh?: boolean
}

/** What came of asking a file whether it is an interpreter. */
export type Answer =
  | { readonly kind: 'python'; readonly python: Python }
  | { readonly kind: 'other'; readonly implementation: string }
  | { readonly kind: 'no answer'; readonly error: Error }

interface Memory {
  readonly path: string
  readonly mtimeMs: number
  readonly size: number
  readonly answer: Exclude<Answer, { kind: 'no answer' }>
  /** Where its pip is: an interpreter that lost it is asked again. */
  readonly pipFile?: string
}

/**
 * Asks a file to describe itself as a Python interpreter does, once: the answer is remembered in the cache folder until the
 * file changes.
 *
 * @throws what `signal` was aborted with.
 */
export async function askPython(path: string, options: AskOptions = {}): Promise<Answer> {
  const { env = process.env } = options
  const file = memoryFile(join(cacheFolder(env), 'pythons'), path)
  const before = await stat(path).catch(() => undefined)
  if (before !== undefined && options.afresh !== true) {
    const memory = await recall(file)
    if (isMemory(memory) && memory.path === path && (await stillHolds(memory, before))) return memory.answer
  }

  const { answer, pipFile } = await ask(path, env, options.signal)

  if (answer.kind !== 'no answer' && before !== undefined && (await speaksForItself(path, answer))) {
    const { mtimeMs, size } = before
    await remember(file, { path, mtimeMs, size, answer, ...(pipFile ? { pipFile } : {}) } satisfies Memory)
  }
  return answer
}

/** The environment for a Python of the user's: nothing that changes what it imports, and no clutter. */
export function pythonEnvironment(env: Environment): Environment {
  return {
    ...env,
    PYTHONPATH: undefined,
    PYTHONHOME: undefined,
    PYTHONSTARTUP: undefined,
    PYTHONDONTWRITEBYTECODE: '1',
  }
}

interface Said {
  readonly answer: Answer
  readonly pipFile?: string | null
}

async function ask(path: string, env: Environment, signal: AbortSignal | undefined): Promise<Said> {
  try {
    const { stdout } = await runChild(path, ['-'], {
      input: describeYourself,
      env: pythonEnvironment(env),
      // Python puts the working folder first on sys.path: one without modules to be imported by accident.
      cwd: parse(process.execPath).root,
      // A file that is no Python may wait for ever; a Python on a cold network drive takes seconds.
      timeoutMs: 30_000,
      ...(signal === undefined ? {} : { signal }),
    })
    return understand(stdout)
  } catch (error) {
    if (error instanceof ChildError || error instanceof SyntaxError) return { answer: { kind: 'no answer', error } }
    throw error
  }
}

function understand(stdout: string): Said {
  const { implementation, executable, version, abi, platform, libc, pip, pipFile } = JSON.parse(
    stdout.trimEnd().split('\n').at(-1) ?? '',
  ) as Record<string, string | null>
  if (!implementation || !executable || !version || !abi || !platform) {
    return { answer: { kind: 'no answer', error: new Error('It answered, but not as Python does') } }
  }
  if (implementation !== 'CPython') return { answer: { kind: 'other', implementation } }
  const python = { executable, version, abi, platform, ...(libc ? { libc } : {}), ...(pip ? { pip } : {}) }
  return { answer: { kind: 'python', python }, ...(pipFile ? { pipFile } : {}) }
}

/** A shim starts an interpreter that is chosen anew each time: its answer must not be remembered for it. */
async function speaksForItself(path: string, answer: Answer): Promise<boolean> {
  if (answer.kind !== 'python') return true
  const [asked, answering] = await Promise.all([realpath(path), realpath(answer.python.executable).catch(() => '')])
  return asked === answering
}

async function stillHolds(memory: Memory, now: { readonly mtimeMs: number; readonly size: number }): Promise<boolean> {
  if (memory.mtimeMs !== now.mtimeMs || memory.size !== now.size) return false
  return memory.pipFile === undefined || (await stat(memory.pipFile).catch(() => undefined)) !== undefined
}

function isMemory(value: unknown): value is Memory {
  if (typeof value !== 'object' || value === null) return false
  const { answer } = value as { answer?: { kind?: unknown; python?: Partial<Python>; implementation?: unknown } }
  if (answer?.kind === 'other') return typeof answer.implementation === 'string'
  const python = answer?.python
  return (
    answer?.kind === 'python' &&
    [python?.executable, python?.version, python?.abi, python?.platform].every((it) => typeof it === 'string')
  )
}
