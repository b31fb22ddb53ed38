import { type Evidence, grown, type Rise, start, tailRises } from './evidence.ts'
import { keepGrowing, recordSteps, widestSpacing } from './records.ts'

/** Whether the time since the last rise fits the gaps before it, by inputs (a constant rate) or by ratio (a staircase). */
export function isAlive(evidence: Evidence): boolean {
  const { band, inputs, rises } = evidence
  // Where much comes and goes, a level that has grown by more than that is silent only until it is surpassed.
  const lately = rises.filter(({ at }) => at > inputs / 2).length
  if (band > 0 && lately >= 3 && grown(evidence, inputs / 2, inputs) > band) return true
  const recent = tailRises(evidence).slice(-8)
  const last = recent.at(-1)
  if (last === undefined) return false
  const crumb = Math.max(...recent.map(({ size }) => size)) / 20
  const before = rises.filter(({ index, size }) => index < (recent[0]?.index ?? 0) && size >= crumb).slice(-1)
  const steps = [...before, ...recent]
  const gaps = steps.slice(1).map(({ at }, index) => at - (steps[index]?.at ?? 0))
  if (inputs - last.after <= 1.25 * Math.max(...gaps)) return true
  if (steps.length >= 3 && inputs / last.at <= 1.05 * widestSpacing(steps)) return true
  if (isClimbing(evidence, largeRises(evidence))) return true
  return recent.length >= 3 && recent.length <= 12 && silenceByChance(evidence, rises) > 0.05
}

/** The rises that are more than the highest so far being beaten by what comes and goes. */
export function largeRises({ band, rises }: Evidence): readonly Rise[] {
  return rises.filter(({ size }) => size > band)
}

/** Whether larger and larger steps, ever further apart, have yet to be given the time for the next. */
export function isClimbing({ inputs }: Evidence, rises: readonly Rise[]): boolean {
  // What rises at every other reading or more often, and never by much at once, takes no steps.
  const sizes = rises.filter(({ at }) => at > inputs / 8).map(({ size }) => size)
  if (sizes.length > 12 && Math.max(...sizes) <= sizes.reduce((sum, size) => sum + size, 0) / 4) return false
  const records = recordSteps(rises)
  const last = records.at(-1)
  return last !== undefined && keepGrowing(records) && inputs / last.after <= 1.25 * widestSpacing(records)
}

/** Whether it is safe to say, after so long a silence, that the last of these rises was the last. */
export function isOver(evidence: Evidence, rises: readonly Rise[]): boolean {
  const { inputs } = evidence
  const [first, second, third] = rises
  if (isClimbing(evidence, largeRises(evidence))) return false
  if (first === undefined || third !== undefined) return silenceByChance(evidence, rises) < 0.01
  if (second === undefined) {
    // One event is no pattern, and `rarest` says what that leaves open. But not long after warm-up it may be the first
    // step of a pool that quadruples, whose earlier ones nobody saw.
    return first.after >= 64 * start(evidence) || inputs >= 4.5 * first.at
  }
  // Two may be the first of a staircase, if the second is the larger.
  return (
    inputs >= 2 * second.at && (second.size < 1.2 * first.size || inputs > 1.25 * second.at * (second.at / first.at))
  )
}

/** How likely it is that rises at a constant rate leave the end of the run as empty as it is. */
function silenceByChance(evidence: Evidence, rises: readonly Rise[]): number {
  const first = start(evidence)
  const last = rises.at(-1)?.at ?? first
  return ((last - first) / (evidence.inputs - first)) ** rises.length
}
