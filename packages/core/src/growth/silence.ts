import { type Evidence, start, tailRises } from './evidence.ts'
import { keepGrowing, recordSteps, widestSpacing } from './records.ts'

/** Whether the time since the last rise fits the gaps before it, by inputs (a constant rate) or by ratio (a staircase). */
export function isAlive(evidence: Evidence): boolean {
  const { inputs, rises } = evidence
  const recent = tailRises(evidence).slice(-8)
  const last = recent.at(-1)
  if (last === undefined) return false
  const before = rises.filter(({ index }) => index < (recent[0]?.index ?? 0)).slice(-1)
  const steps = [...before, ...recent]
  const gaps = steps.slice(1).map(({ at }, index) => at - (steps[index]?.at ?? 0))
  if (inputs - last.after <= 1.25 * Math.max(...gaps)) return true
  if (steps.length >= 3 && inputs / last.after <= 1.2 * widestSpacing(steps)) return true
  if (isClimbing(evidence)) return true
  return recent.length >= 3 && recent.length <= 12 && silenceByChance(evidence) > 0.05
}

/** Whether larger and larger steps, ever further apart, have yet to be given the time for the next. */
export function isClimbing({ inputs, rises }: Evidence): boolean {
  const records = recordSteps(rises)
  const last = records.at(-1)
  return last !== undefined && keepGrowing(records) && inputs / last.after <= 1.25 * widestSpacing(records)
}

/** How likely it is that rises at a constant rate leave the end of the run as empty as it is. */
export function silenceByChance(evidence: Evidence): number {
  const { inputs, rises } = evidence
  const first = start(evidence)
  const last = rises.at(-1)?.at ?? first
  return ((last - first) / (inputs - first)) ** rises.length
}
