import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'

export interface Marked {
  /** Those that live. */
  readonly alive: () => readonly number[]
  /** Those that live and whose parent is one of them. */
  readonly children: () => readonly number[]
  /** Whether the callable `waits` has come to where it waits. */
  readonly isWaiting: () => boolean
}

/** Marks every process that is started from now on until the test's end, by its environment. */
export function markProcesses(): Marked {
  const mark = join(tmpdir(), `plateau-case-${randomUUID()}`)
  vi.stubEnv('PLATEAU_CASE', mark)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(mark, { force: true })
  })
  const alive = () => {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return pids.map(Number).filter((pid) => ofProcess(pid, 'environ').includes(`PLATEAU_CASE=${mark}\0`))
  }
  return {
    alive,
    children: () => {
      const pids = alive()
      return pids.filter((pid) => pids.includes(Number(/^PPid:\t(\d+)$/m.exec(ofProcess(pid, 'status'))?.[1])))
    },
    isWaiting: () => existsSync(mark),
  }
}

/** A file of /proc; empty where the process has ended between two looks, or is another user's. */
export function ofProcess(pid: number | undefined, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
