import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { findPythons, provideLxml, startChild } from '@plateau/harness'
import { current, cured, slowing } from '../versions.ts'

/** Where plateau_watch.py is. */
export const watchFolder = fileURLToPath(new URL('../../packages/harness/python', import.meta.url))
const worker = fileURLToPath(new URL('worker.py', import.meta.url))

/** Pythons that are tried, each with a release of lxml that it can have. */
export const tried = [
  ['2.7', cured],
  ['3.8', slowing],
  ['3.11', current],
  ['3.13', current],
] as const

const pythons = await findPythons()

/** Skips a test where that Python is not here, and says so; returns the interpreter otherwise. */
export function needsPython(version: string, skip: (condition: boolean, why: string) => void): string {
  const python = pythons.find((each) => each.version.startsWith(`${version}.`))
  skip(python === undefined, `no Python ${version} was found`)
  return python?.executable ?? ''
}

export interface Worker {
  readonly pid: number
  /** What it has written to standard error, as it ends. */
  readonly ended: Promise<string>
}

export interface WorkerOptions {
  readonly python: string
  readonly lxml: string
  readonly signal: AbortSignal
  /** The file that it writes to by itself. */
  readonly file?: string
}

/** Starts a worker, hands it over once it has done its first pages, and ends it after `use`. */
export async function withWorker<Result>(
  what: string,
  { python, lxml, signal, file }: WorkerOptions,
  use: (worker: Worker) => Promise<Result>,
): Promise<Result> {
  const { folder } = await provideLxml(lxml, { python, signal })
  const child = startChild(python, ['-B', worker, what, ...(file === undefined ? [] : [watchFolder, file])], {
    env: { ...process.env, ...(folder !== undefined && { PYTHONPATH: folder }) },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const closed = once(child, 'close')
  if (child.stdout === null || child.pid === undefined) throw new Error(`Expected ${python} to start, got nothing`)
  try {
    const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), closed])) as [unknown]
    if (line !== 'ready') throw new Error(`Expected the worker to be ready, got: ${said}`)
    return await use({ pid: child.pid, ended: closed.then(() => said) })
  } finally {
    child.kill()
    await closed
  }
}
