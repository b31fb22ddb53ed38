import { type Evidence, tailRises } from './evidence.ts'

/** Whether the time since the last rise fits the gaps before it, by inputs (a constant rate) or by ratio (a staircase). */
export function isAlive(evidence: Evidence): boolean {
  const { inputs, rises } = evidence
  const last = rises.at(-1)
  if (last === undefined) return false
  const recent = tailRises(evidence).slice(-8)
  const before = rises.filter(({ index }) => index < (recent[0]?.index ?? 0)).slice(-1)
  const steps = [...before, ...recent]
  const gaps = steps.slice(1).map(({ at }, index) => at - (steps[index]?.at ?? 0))
  const ratios = steps.slice(1).map(({ at }, index) => at / (steps[index]?.at ?? 1))
  const silence = inputs - last.after
  if (silence <= 1.25 * Math.max(...gaps)) return true
  if (steps.length >= 3 && inputs / last.after <= 1.2 * Math.max(...ratios)) return true
  return recent.length >= 3 && recent.length <= 12 && silenceByChance(evidence) > 0.05
}

/** How likely it is that rises at a constant rate leave the end of the run as empty as it is. */
export function silenceByChance({ inputs, rises, readings }: Evidence): number {
  const first = readings[0]?.[0] ?? 0
  const last = rises.at(-1)?.at ?? first
  return ((last - first) / (inputs - first)) ** (rises.length - 1)
}
