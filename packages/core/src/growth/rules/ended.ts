import { type Evidence, start, tailRises } from '../evidence.ts'
import { floorOf } from '../floor.ts'
import type { Growth } from '../growth.ts'
import { isAlive, silenceByChance } from '../silence.ts'

/** It rose and stopped: the silence since the last rise is longer than any before it, and too long for chance. */
export function ended(evidence: Evidence): Growth | undefined {
  const { inputs, whole, band } = evidence
  const last = tailRises(evidence).at(-1)
  if (last === undefined || inputs < 1.5 * last.at || isAlive(evidence) || !isOver(evidence)) return undefined
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

function isOver(evidence: Evidence): boolean {
  const { inputs, rises } = evidence
  const [first, second, third] = rises
  if (first === undefined || third !== undefined) return silenceByChance(evidence) < 0.03
  if (second === undefined) {
    // One event is no pattern, and `rarest` says what that leaves open. But soon after warm-up it may be the first step
    // of a pool that quadruples, whose earlier ones nobody saw.
    return first.after >= 8 * start(evidence) || inputs >= 4.5 * first.at
  }
  // Two may be the first of a staircase, if the second is the larger.
  return (
    inputs >= 2 * second.at && (second.size < 1.2 * first.size || inputs > 1.25 * second.at * (second.at / first.at))
  )
}
