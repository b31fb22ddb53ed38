import { deepestFall, type Evidence, grown } from '../evidence.ts'
import type { Growth } from '../growth.ts'

/** It grew by little more than what comes and goes: the highest so far is beaten now and then by chance. */
export function buried(evidence: Evidence): Growth | undefined {
  const { band, inputs } = evidence
  if (band === 0) return withinNoise(evidence) ? buriedInWhatComesAndGoes : undefined
  if (grown(evidence, inputs / 8, inputs) >= 2 * band && grown(evidence, inputs / 4, inputs) >= band) return undefined
  return buriedInWhatComesAndGoes
}

const buriedInWhatComesAndGoes: Growth = {
  kind: 'undecided',
  because: 'it grew, but by little more than what comes and goes',
}

// Readings that come and go by less than twice the noise leave a level that never falls.
function withinNoise(evidence: Evidence): boolean {
  const { inputs, readings, tail } = evidence
  const fall = deepestFall(readings.slice(tail).map(([, change]) => change))
  return fall > 0 && grown(evidence, inputs / 8, inputs) <= fall
}
