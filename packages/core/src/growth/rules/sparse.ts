import { type Evidence, type Rise, tailRises } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { heldRange } from '../held-range.ts'

/** Single steps that come as often late as early: a constant rate. */
export function sparse(evidence: Evidence): Growth | undefined {
  const { inputs } = evidence
  const steps = singleSteps(evidence)
  const sizes = steps.map(({ size }) => size)
  const alike = Math.max(...sizes) <= 2.2 * Math.min(...sizes)
  // Where much comes and goes, rises of all sizes are the highest so far being beaten by chance.
  if (steps.length < (alike ? 4 : 7) || (!alike && evidence.band > 0)) return undefined
  const late = steps.filter(({ at }) => at > inputs / 2).length
  if (!isEven(late, steps.length) || late === steps.length) return undefined
  return { kind: 'linear', perInput: heldRange(evidence) }
}

// Readings between which nothing happened show that a rise is one event, or two: then events can be counted.
function singleSteps(evidence: Evidence): readonly Rise[] {
  const { readings, tail } = evidence
  const all = tailRises(evidence)
  const largest = Math.max(...all.map(({ size }) => size))
  const steps = all.filter(({ size }) => size >= largest / 10)
  const since = readings.length - 1 - Math.max(tail, (steps[0]?.index ?? tail) - 1)
  return steps.length <= 0.75 * since ? steps : []
}

/** Whether 4/7 of the events, as many as their share of the inputs, lie in the last doubling within 2.3 standard errors. */
function isEven(late: number, events: number): boolean {
  const share = 4 / 7
  return Math.abs(late - share * events) <= 2.3 * Math.sqrt(events * share * (1 - share))
}
