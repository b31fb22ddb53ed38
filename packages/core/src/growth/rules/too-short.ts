import { type Evidence, start } from '../evidence.ts'
import type { Growth } from '../growth.ts'

// Three doublings after warm-up, and enough readings in them that one step cannot pass for a trend.
const leastReadings = 16

/** Nothing is cleared, and nothing accused, on too little. */
export function tooShort(evidence: Evidence): Growth | undefined {
  const { inputs, readings, tail } = evidence
  if (readings.length === 0) return { kind: 'undecided', because: 'there are no readings after warm-up' }
  if (inputs < 8 * start(evidence)) {
    return {
      kind: 'undecided',
      because: `${inputs} inputs are too few: at least ${8 * start(evidence)} are needed, three doublings after warm-up`,
    }
  }
  const taken = readings.length - tail
  if (taken < leastReadings) {
    return {
      kind: 'undecided',
      because: `${taken} readings in the last three doublings are too few: at least ${leastReadings} are needed`,
    }
  }
  return undefined
}
