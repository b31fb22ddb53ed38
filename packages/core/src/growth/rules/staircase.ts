import { type Evidence, grown, type Rise, start, tailRises } from '../evidence.ts'
import type { Growth } from '../growth.ts'
import { heldRange } from '../held-range.ts'
import { isClimbing, largeRises } from '../silence.ts'

/** Steps that keep growing with the inputs: pools that quadruple, tables that double, lists that grow by an eighth. */
export function staircase(evidence: Evidence): Growth | undefined {
  const steps = tailRises(evidence)
  const total = steps.reduce((sum, { size }) => sum + size, 0)
  const largest = Math.max(...steps.map(({ size }) => size))
  if (steps.length > 10 && largest <= total / 4) return undefined
  if (!spansKeepGrowing(evidence) && !isClimbing(evidence, largeRises(evidence))) return undefined
  // A pool that quadruples took its last step but one at a quarter of the size.
  const large = evidence.rises.filter(({ size }) => size >= largest / 5)
  const last = large.at(-1)
  if (last === undefined) return undefined
  return {
    kind: 'staircase',
    perInput: heldRange(evidence),
    lastStep: { at: last.at, size: last.size },
    nextStepAt: nextStep(large, evidence.inputs),
  }
}

/** Spans of two doublings hold one step of a pool that quadruples and two of a table that doubles, wherever they end. */
function spansKeepGrowing(evidence: Evidence): boolean {
  const { inputs } = evidence
  if (evidence.rises.length < 4) return false
  if (start(evidence) > inputs / 16) return shortSpansKeepGrowing(evidence)
  const late = grown(evidence, inputs / 4, inputs)
  const before = grown(evidence, inputs / 16, inputs / 4)
  const exponent = Math.log(late / before) / Math.log(4)
  if (before <= 0 || exponent < 0.15 || exponent > 1.5) return false
  // Where the readings reach that far back: a cache that has filled grew more then, a staircase less.
  return start(evidence) > inputs / 64 || before >= grown(evidence, inputs / 64, inputs / 16)
}

// Four doublings are not there yet: two spans that overlap by a doubling have to do.
function shortSpansKeepGrowing(evidence: Evidence): boolean {
  const { inputs } = evidence
  const exponent = Math.log2(grown(evidence, inputs / 4, inputs) / grown(evidence, inputs / 8, inputs / 2))
  return exponent >= 0.5 && exponent <= 1.5 && tailRises(evidence).length >= 4
}

/** As far from the last step, by ratio, as that one is from the one before. */
function nextStep(steps: readonly Rise[], inputs: number): number {
  const [before, last] = steps.slice(-2)
  if (before === undefined || last === undefined) return 2 * inputs
  const next = Math.round(middleOf(last) ** 2 / middleOf(before))
  // It was due by now and has not come: within the next doubling.
  return next > inputs ? next : 2 * inputs
}

function middleOf({ after, at }: Rise): number {
  return Math.sqrt(after * at)
}
