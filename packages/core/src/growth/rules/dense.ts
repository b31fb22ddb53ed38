import { type Evidence, grown, start, tailRises } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { heldRange } from '../held-range.ts'
import { rateHolds } from '../rate-holds.ts'

/** Rises all along: linear while the rate holds, sublinear while it thins out by a power. */
export function dense(evidence: Evidence): Growth | undefined {
  if (!hasManyRises(evidence)) return undefined
  const exponent = exponentOf(evidence)
  const perInput = heldRange(evidence)
  // Over so few doublings a cache that has just filled still looks like a slow power.
  const least = start(evidence) > evidence.inputs / 16 ? 0.4 : 0.15
  if (exponent >= 0.85 && exponent <= 1.3) return { kind: 'linear', perInput }
  if (exponent >= least && exponent < 0.85) {
    return rateHolds(evidence) ? { kind: 'linear', perInput } : { kind: 'sublinear', perInput, exponent }
  }
  if (exponent > 1.3 && rateHolds(evidence)) return { kind: 'linear', perInput }
  if (exponent > 1.3)
    return { kind: 'undecided', because: 'it grows faster and faster, as a cache does while it fills' }
  return { kind: 'undecided', because: 'its growth is dying away, but has not stopped' }
}

// Beside one step of a pool and one of a table, and not counting crumbs.
function hasManyRises(evidence: Evidence): boolean {
  const sizes = tailRises(evidence).map(({ size }) => size)
  const third = sizes.toSorted((a, b) => b - a)[2] ?? Infinity
  return sizes.filter((size) => size >= third / 20).length >= 8
}

function exponentOf(evidence: Evidence): number {
  const { inputs } = evidence
  if (start(evidence) <= inputs / 16) {
    return Math.log(grown(evidence, inputs / 4, inputs) / grown(evidence, inputs / 16, inputs / 4)) / Math.log(4)
  }
  const middle = inputs / Math.sqrt(8)
  return Math.log(grown(evidence, middle, inputs) / grown(evidence, inputs / 8, middle)) / Math.log(Math.sqrt(8))
}
