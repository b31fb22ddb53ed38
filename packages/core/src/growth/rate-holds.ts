import { type Evidence, nearest } from './evidence.ts'

/** Whether the late rate equals the early one within two standard errors, both counted from the spread of their readings. */
export function rateHolds(evidence: Evidence): boolean {
  const { tail, readings, inputs } = evidence
  const middle = nearest(readings, inputs / 2)
  const early = rateBetween(evidence, tail, middle)
  const late = rateBetween(evidence, middle, readings.length - 1)
  return Math.abs(late.rate - early.rate) <= 2 * Math.hypot(late.error, early.error)
}

function rateBetween({ readings, levels }: Evidence, from: number, to: number): { rate: number; error: number } {
  const spans = readings.slice(from + 1, to + 1).map(([at], index) => {
    const before = from + index
    const inputs = at - (readings[before]?.[0] ?? 0)
    return { inputs, rise: (levels[before + 1] ?? 0) - (levels[before] ?? 0) }
  })
  const inputs = spans.reduce((sum, span) => sum + span.inputs, 0)
  const rate = spans.reduce((sum, span) => sum + span.rise, 0) / inputs
  const squares = spans.reduce((sum, span) => sum + (span.rise - rate * span.inputs) ** 2, 0)
  return { rate, error: Math.sqrt((squares * spans.length) / Math.max(1, spans.length - 1)) / inputs }
}
