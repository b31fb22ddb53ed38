import { type Evidence, nearest } from '../evidence.ts'
import type { Growth } from '../growth.ts'

/** What comes and goes is wide enough to hide growth, and the readings lean upwards: neither cleared nor accused. */
export function hidden(evidence: Evidence): Growth | undefined {
  if (evidence.band === 0 || !staysWithin(evidence)) return undefined
  if (!leansUpwards(evidence)) return undefined
  return { kind: 'undecided', because: 'it leans upwards, but by no more than what comes and goes' }
}

/** Whether the last three doublings added no more than what comes and goes. */
export function staysWithin({ band, levels, tail }: Evidence): boolean {
  return (levels.at(-1) ?? 0) - (levels[tail] ?? 0) <= band
}

function leansUpwards({ inputs, readings, tail }: Evidence): boolean {
  const changes = readings.slice(tail).map(([, change]) => change)
  const half = nearest(readings, inputs / 2) - tail
  const lowestOfLate = Math.min(...changes.slice(half))
  return trend(changes) > 3 && lowestOfLate > median(changes.slice(0, half))
}

/** Standard score of Mann and Kendall's test (Mann, "Nonparametric tests against trend", 1945): above 3 by chance once in 700. */
function trend(changes: readonly number[]): number {
  let pairs = 0
  changes.forEach((late, index) => {
    for (const early of changes.slice(0, index)) pairs += Math.sign(late - early)
  })
  const count = changes.length
  return pairs / Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}
