import { fileURLToPath } from 'node:url'
import { runChild } from '@plateau/harness'
import type { Answer } from './answer.ts'
import type { Peers } from './peers.ts'
import { path } from './subjects.ts'

const script = fileURLToPath(new URL('../python/with_limit_leaks.py', import.meta.url))

/** The least that can be asked for is a byte; below a few hundred, what Python itself keeps of any loop is accused. */
export const limit = '1 KB'
export const inputs = 1000

/** Asks pytest-memray, one test for each callable, in one process: as a suite would. */
export async function askLimitLeaks(calls: readonly string[], peers: Peers): Promise<readonly Answer[]> {
  const spec = { path, calls, limit, inputs }
  const { stdout } = await runChild(peers.executable, [script], {
    env: { ...peers.env, PLATEAU_SPEC: JSON.stringify(spec) },
  })
  const answers = JSON.parse(stdout) as readonly Answer[]
  if (answers.length === calls.length) return answers
  throw new Error(`Expected pytest-memray to judge ${calls.length} callables, got ${answers.length} answers`)
}
