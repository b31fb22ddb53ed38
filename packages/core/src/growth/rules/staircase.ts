import { type Evidence, grown, type Rise, start, tailRises } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { heldRange } from '../held-range.ts'
import { keepGrowing, recordSteps } from '../records.ts'

/** Steps that keep growing with the inputs: pools that quadruple, tables that double, lists that grow by an eighth. */
export function staircase(evidence: Evidence): Growth | undefined {
  const steps = tailRises(evidence)
  const total = steps.reduce((sum, { size }) => sum + size, 0)
  const largest = Math.max(...steps.map(({ size }) => size))
  if (steps.length > 10 && largest <= total / 4) return undefined
  const records = recordSteps(evidence.rises)
  const last = records.at(-1)
  if (last === undefined || !(spansKeepGrowing(evidence) || keepGrowing(records))) return undefined
  return {
    kind: 'staircase',
    perInput: heldRange(evidence),
    lastStep: { at: last.at, size: last.size },
    nextStepAt: nextStep(records, evidence.inputs),
  }
}

/** Spans of two doublings hold one step of a pool that quadruples and two of a table that doubles, wherever they end. */
function spansKeepGrowing(evidence: Evidence): boolean {
  const { inputs } = evidence
  if (start(evidence) > inputs / 16 || evidence.rises.length < 3) return false
  const late = grown(evidence, inputs / 4, inputs)
  const before = grown(evidence, inputs / 16, inputs / 4)
  const exponent = Math.log(late / before) / Math.log(4)
  return before > 0 && exponent >= 0.15 && exponent <= 1.3
}

function nextStep(records: readonly Rise[], inputs: number): number {
  const [before, last] = records.slice(-2)
  if (before === undefined || last === undefined) return 2 * inputs
  return Math.max(inputs + 1, Math.round(last.at * (last.at / before.at)))
}
