import type { Evidence } from './evidence.ts'
import type { Floor } from './growth.ts'

/**
 * What a verdict that clears could not have seen, when nothing has risen for good since input `since`.
 *
 * `blindBelow`: a steady growth is seen once it adds up to more than the noise, or twice the band of what comes and
 * goes, over the inputs that were watched. `rarest`: steps that come by chance, once in k inputs on average, stay away
 * for s inputs with probability exp(-s/k); at k = s/3 that is 5 %, and evenly spaced ones would have come three times.
 */
export function floorOf(evidence: Evidence, since: number): Floor {
  const watched = evidence.inputs - since
  const unseen = evidence.band > 0 ? Math.max(evidence.noise, 2 * evidence.band) : evidence.noise
  return { blindBelow: unseen / watched, rarest: Math.max(1, Math.floor(watched / 3)) }
}
