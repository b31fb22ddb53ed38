import { type Evidence, start, tailRises } from '../evidence.ts'
import { floorOf } from '../floor.ts'
import type { Growth } from '../growth.ts'

/** Nothing rises or falls in the last three doublings: flat, or a plateau if something rose before. */
export function still(evidence: Evidence): Growth | undefined {
  if (evidence.band > 0 || tailRises(evidence).length > 0) return undefined
  const last = evidence.rises.at(-1)
  const perInput = { low: 0, high: 0 }
  if (last === undefined) return { kind: 'flat', perInput, ...floorOf(evidence, start(evidence)) }
  const ceiling = evidence.whole.at(-1)?.[1] ?? 0
  return { kind: 'plateau', perInput, ceiling, since: last.at, ...floorOf(evidence, last.at) }
}
