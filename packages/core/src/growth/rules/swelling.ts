import type { Evidence } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { heldRange } from '../held-range.ts'
import { middleBetween } from '../windows.ts'

/** Much comes and goes, and the middle of it climbs from doubling to doubling by more than that: growth under noise. */
export function swelling(evidence: Evidence): Growth | undefined {
  const { band, inputs } = evidence
  if (band === 0) return undefined
  const early = middleBetween(evidence, inputs / 8, inputs / 4)
  const middle = middleBetween(evidence, inputs / 4, inputs / 2)
  const late = middleBetween(evidence, inputs / 2, inputs)
  if (late - middle <= band || middle <= early) return undefined
  const exponent = Math.log2((late - middle) / (middle - early))
  if (exponent < 0.4 || exponent > 2) return undefined
  if (exponent >= 0.6) return { kind: 'linear', perInput: heldRange(evidence) }
  return { kind: 'sublinear', perInput: heldRange(evidence), exponent }
}
