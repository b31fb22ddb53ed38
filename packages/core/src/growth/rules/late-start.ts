import { type Evidence, grown, tailRises } from '../evidence.ts'
import type { Growth } from '../growth.ts'

/** All of the growth is recent: a jump, a cache that has begun to fill, or a leak that has begun. */
export function lateStart(evidence: Evidence): Growth | undefined {
  const { inputs } = evidence
  const recent = grown(evidence, inputs / 4, inputs)
  const before = grown(evidence, inputs / 16, inputs / 4)
  if (before > recent / 12) return undefined
  const first = tailRises(evidence)[0]
  return {
    kind: 'undecided',
    because: `nearly all of it came after input ${first?.after ?? inputs}, too late to say whether it goes on`,
  }
}
