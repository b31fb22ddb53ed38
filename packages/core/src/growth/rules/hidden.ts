import { type Evidence, grown, nearest } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { isOver, largeRises } from '../silence.ts'
import { trend } from '../trend.ts'
import { median, middleBetween } from '../windows.ts'

/** What comes and goes is wide enough to hide growth, and the readings lean upwards: neither cleared nor accused. */
export function hidden(evidence: Evidence): Growth | undefined {
  const from = withinBandFrom(evidence)
  if (from === undefined) return undefined
  if (fellOnceAndRises(evidence)) {
    return { kind: 'undecided', because: 'it fell once and has only risen since, by no more than it fell' }
  }
  if (!leansUpwards(evidence, from)) return undefined
  return { kind: 'undecided', because: 'it leans upwards, but by no more than what comes and goes' }
}

/**
 * The inputs since which nothing was added beyond what comes and goes; absent where something was, or may be again.
 *
 * Growth at a constant rate that adds more than the band to three doublings adds over half of that to the last one, and
 * lifts the middle of its readings by over three sevenths, twice as much as the doubling before.
 */
export function withinBandFrom(evidence: Evidence): number | undefined {
  const { band, inputs } = evidence
  if (band === 0) return undefined
  if (grown(evidence, inputs / 8, inputs) <= band) return inputs / 8
  const large = largeRises(evidence)
  if (large.length > 0 && !isOver(evidence, large)) return undefined
  if (grown(evidence, inputs / 4, inputs) <= band) return inputs / 4
  return calmedDown(evidence) ? inputs / 2 : undefined
}

function calmedDown(evidence: Evidence): boolean {
  const { band, inputs } = evidence
  const recent = grown(evidence, inputs / 2, inputs)
  if (recent <= band / 4) return true
  const middle = middleBetween(evidence, inputs / 4, inputs / 2)
  const climbed = middleBetween(evidence, inputs / 2, inputs) - middle
  const before = middle - middleBetween(evidence, inputs / 8, inputs / 4)
  return recent <= band && (climbed <= band / 3 || climbed <= before / 2)
}

// What comes and goes falls again and again, or rose before it fell.
function fellOnceAndRises({ calm, tail }: Evidence): boolean {
  const changes = calm.slice(tail + 1).map((level, index) => level - (calm[tail + index] ?? level))
  const fall = changes.findIndex((change) => change < 0)
  const since = changes.slice(fall + 1)
  if (changes.slice(0, fall).some((change) => change > 0) || since.some((change) => change < 0)) return false
  return since.filter((change) => change > 0).length >= 2
}

function leansUpwards({ inputs, readings }: Evidence, from: number): boolean {
  const begin = nearest(readings, from)
  const changes = readings.slice(begin).map(([, change]) => change)
  const half = nearest(readings, from * Math.sqrt(inputs / from)) - begin
  const lowestOfLate = Math.min(...changes.slice(half))
  return trend(changes) > 2.6 && lowestOfLate > median(changes.slice(0, half))
}
