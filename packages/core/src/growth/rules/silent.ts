import { type Evidence, tailRises } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { isAlive } from '../silence.ts'

/** It has been quiet for longer than its pattern allows, yet not long enough to say that it is over. */
export function silent(evidence: Evidence): Growth | undefined {
  if (isAlive(evidence)) return undefined
  const last = tailRises(evidence).at(-1)
  if (last === undefined) return undefined
  return {
    kind: 'undecided',
    because: `it last rose by input ${last.at} and ${evidence.inputs} inputs are too few to say that it stopped there`,
  }
}
