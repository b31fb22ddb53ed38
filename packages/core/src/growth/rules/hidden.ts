import { type Evidence, grown, nearest } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { median } from '../windows.ts'

/** What comes and goes is wide enough to hide growth, and the readings lean upwards: neither cleared nor accused. */
export function hidden(evidence: Evidence): Growth | undefined {
  const from = withinBandFrom(evidence)
  if (from === undefined || !leansUpwards(evidence, from)) return undefined
  return { kind: 'undecided', because: 'it leans upwards, but by no more than what comes and goes' }
}

/**
 * The inputs since which nothing was added beyond what comes and goes; absent where something was.
 *
 * Growth at a constant rate that adds more than the band to three doublings adds over half of that to the last one.
 */
export function withinBandFrom(evidence: Evidence): number | undefined {
  const { band, inputs } = evidence
  if (band === 0) return undefined
  for (const from of [inputs / 8, inputs / 4]) if (grown(evidence, from, inputs) <= band) return from
  return grown(evidence, inputs / 2, inputs) <= band / 4 ? inputs / 2 : undefined
}

function leansUpwards({ inputs, readings }: Evidence, from: number): boolean {
  const begin = nearest(readings, from)
  const changes = readings.slice(begin).map(([, change]) => change)
  const half = nearest(readings, from * Math.sqrt(inputs / from)) - begin
  const lowestOfLate = Math.min(...changes.slice(half))
  return trend(changes) > 2.6 && lowestOfLate > median(changes.slice(0, half))
}

/**
 * Standard score of Mann and Kendall's test ("Nonparametric tests against trend", Econometrica 13, 1945): 2.6 is
 * exceeded by chance once in 200.
 */
function trend(changes: readonly number[]): number {
  let pairs = 0
  changes.forEach((late, index) => {
    for (const early of changes.slice(0, index)) pairs += Math.sign(late - early)
  })
  const count = changes.length
  return pairs / Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18)
}
