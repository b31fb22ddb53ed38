import { type Evidence, grown, start } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { heldRange } from '../held-range.ts'
import { rateHolds } from '../rate-holds.ts'

/** Rises all along: linear while the rate holds, sublinear while it thins out by a power. */
export function dense(evidence: Evidence): Growth | undefined {
  const exponent = exponentOf(evidence)
  if (exponent > 1.3)
    return { kind: 'undecided', because: 'it grows faster and faster, as a cache does while it fills' }
  if (exponent < 0.15) return { kind: 'undecided', because: 'its growth is dying away, but has not stopped' }
  if (exponent >= 0.85 || rateHolds(evidence)) return { kind: 'linear', perInput: heldRange(evidence) }
  return { kind: 'sublinear', perInput: heldRange(evidence), exponent }
}

/** Two doublings earlier it grew by much the same power: each input costs more than the last, and no cache fills so. */
function keptAccelerating(evidence: Evidence, exponent: number): boolean {
  const { inputs } = evidence
  if (start(evidence) > inputs / 64) return false
  const before = Math.log(grown(evidence, inputs / 16, inputs / 4) / grown(evidence, inputs / 64, inputs / 16))
  return Math.abs(before / Math.log(4) - exponent) < 0.5
}

function exponentOf(evidence: Evidence): number {
  const { inputs } = evidence
  if (start(evidence) <= inputs / 16) {
    return Math.log(grown(evidence, inputs / 4, inputs) / grown(evidence, inputs / 16, inputs / 4)) / Math.log(4)
  }
  const middle = inputs / Math.sqrt(8)
  return Math.log(grown(evidence, middle, inputs) / grown(evidence, inputs / 8, middle)) / Math.log(Math.sqrt(8))
}
