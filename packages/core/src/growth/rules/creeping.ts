import { type Evidence, grown, start } from '../evidence.ts'
import type { Growing, Undecided } from '../growth.ts'

// Measured on caches of 1,000 to 50,000 entries that are re-allocated all the time: malloc's remainders added up to 1 %
// to what they held in a doubling. Growth by a power of 0.15 adds 11 %.
const least = 1 / 50

/**
 * Forbids an accusation where something was filled piece by piece long ago, and what came since is next to nothing
 * beside it: the remainders that an allocator leaves creep upwards for as long as many pieces are re-allocated.
 */
export function creeping(evidence: Evidence, accusation: Growing): Undecided | undefined {
  const { inputs } = evidence
  // A staircase may take no step within a doubling.
  const from = accusation.kind === 'staircase' ? inputs / 4 : inputs / 2
  if (!filledByPieces(evidence, from)) return undefined
  const held = grown(evidence, start(evidence), from)
  const added = Math.max(0, grown(evidence, from, inputs))
  if (added >= least * held) return undefined
  return {
    kind: 'undecided',
    because: `since input ${Math.round(from)} it added ${((100 * added) / held).toFixed(2)} % to what it held, as an allocator does between many pieces`,
  }
}

function filledByPieces({ rises }: Evidence, by: number): boolean {
  const sizes = rises.filter(({ at }) => at <= by).map(({ size }) => size)
  return sizes.length >= 8 && Math.max(...sizes) <= sizes.reduce((sum, size) => sum + size, 0) / 2
}
