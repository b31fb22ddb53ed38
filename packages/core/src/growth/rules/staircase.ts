import { type Evidence, grown, type Rise, start, tailRises } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { heldRange } from '../held-range.ts'

/** Steps that keep growing with the inputs: pools that quadruple, tables that double, lists that grow by an eighth. */
export function staircase(evidence: Evidence): Growth | undefined {
  const steps = tailRises(evidence)
  const total = steps.reduce((sum, { size }) => sum + size, 0)
  const largest = Math.max(...steps.map(({ size }) => size))
  if (steps.length > 10 && largest <= total / 4) return undefined
  const records = recordSteps(evidence.rises)
  if (!spansKeepGrowing(evidence) && !recordsKeepGrowing(records)) return undefined
  const last = records.at(-1)
  if (last === undefined) return undefined
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
  const edges = [inputs, inputs / 4, inputs / 16, inputs / 64]
  if (start(evidence) > inputs / 16) return false
  const [late = 0, middle = 0] = edges.slice(1).map((edge, index) => grown(evidence, edge, edges[index] ?? 0))
  const exponent = Math.log(late / middle) / Math.log(4)
  return middle > 0 && exponent >= 0.15 && exponent <= 1.3 && evidence.rises.length >= 3
}

function recordSteps(rises: readonly Rise[]): readonly Rise[] {
  const records: Rise[] = []
  for (const rise of rises) if (rise.size >= (records.at(-1)?.size ?? 0) / 2) records.push(rise)
  return records
}

function recordsKeepGrowing(records: readonly Rise[]): boolean {
  const [a, b, c] = records.slice(-3)
  if (a === undefined || b === undefined || c === undefined) return false
  const spacings = [b.at / a.at, c.at / b.at]
  const even = Math.max(...spacings) <= 8
  return even && b.size >= 1.2 * a.size && c.size >= 1.2 * b.size && c.size / a.size <= 1.5 * (c.at / a.at) ** 1.5
}

function nextStep(records: readonly Rise[], inputs: number): number {
  const [before, last] = records.slice(-2)
  if (before === undefined || last === undefined) return 2 * inputs
  return Math.max(inputs + 1, Math.round(last.at * (last.at / before.at)))
}
