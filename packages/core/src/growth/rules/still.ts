import { type Evidence, start, tailRises } from '../evidence.ts'
import { floorOf } from '../floor.ts'
import type { Growth } from '../growth.ts'

/** Nothing rises or falls in the last three doublings: flat, or a plateau if something rose before. */
export function still(evidence: Evidence): Growth | undefined {
  if (evidence.band > 0 || tailRises(evidence).length > 0) return undefined
  const seen = { ...evidence, noise: evidence.noise + hangsAbove(evidence) }
  const last = evidence.rises.at(-1)
  const perInput = { low: 0, high: 0 }
  if (last === undefined) return { kind: 'flat', perInput, ...floorOf(seen, start(evidence)) }
  const ceiling = evidence.whole.at(-1)?.[1] ?? 0
  return { kind: 'plateau', perInput, ceiling, since: last.at, ...floorOf(seen, last.at) }
}

/** After a fall the level hangs above what is held, by up to the noise: a rise is seen once it has come up to it and beyond. */
function hangsAbove({ levels, readings, tail }: Evidence): number {
  return Math.max(0, (levels[tail] ?? 0) - (readings[tail]?.[1] ?? 0))
}
