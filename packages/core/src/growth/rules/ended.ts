import { type Evidence, tailRises } from '../evidence.ts'
import { floorOf } from '../floor.ts'
import type { Growth } from '../growth.ts'
import { isAlive, silenceByChance } from '../silence.ts'

/** It rose and stopped: the silence since the last rise is longer than any before it, and too long for chance. */
export function ended(evidence: Evidence): Growth | undefined {
  const { inputs, whole, band, rises } = evidence
  const last = tailRises(evidence).at(-1)
  if (last === undefined || isAlive(evidence) || inputs < 1.5 * last.at) return undefined
  // One or two events are no pattern: a doubling without another ends them, and `rarest` says what that leaves open.
  const over = rises.length <= 2 ? inputs >= 2 * last.at : silenceByChance(evidence) < 0.01
  if (!over) return undefined
  const ceiling = whole.at(-1)?.[1] ?? 0
  return {
    kind: 'plateau',
    perInput: { low: 0, high: 0 },
    ceiling,
    since: last.at,
    ...(band > 0 ? { band } : {}),
    ...floorOf(evidence, last.at),
  }
}
