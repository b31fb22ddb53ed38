import { fileURLToPath } from 'node:url'
import { runChild } from '@plateau/harness'
import type { Answer } from './answer.ts'
import type { Peers } from './peers.ts'
import { path } from './subjects.ts'

const script = fileURLToPath(new URL('../python/with_psleak.py', import.meta.url))

/** Asks psleak, with its defaults, in a process of its own. `ms` is what the verdict took, without starting Python. */
export async function askPsleak(call: string, peers: Peers): Promise<Answer> {
  const { stdout } = await runChild(peers.executable, [script], {
    env: peers.env,
    input: `${JSON.stringify({ path, call })}\n`,
  })
  return JSON.parse(stdout) as Answer
}
