import { growthOf, isGrowing, series } from '@plateau/core'
import { UsageError } from '../usage-error.ts'
import { changes } from './changes.ts'
import type { Row } from './row.ts'
import { warmUp } from './stops.ts'

/** Nothing is judged on fewer: three doublings after the first reading. */
export const leastInputs = 8 * warmUp
/** On a busy machine a run may wait for its turn three times as long as it works. */
const turns = 4
/** What the eight readings of a doubling take at most, with the order and the answer: 0.3 ms measured, on an idle machine. */
const readingsMs = 1

/** What one run may use. */
export interface Budget {
  readonly inputs: number
  readonly timeoutMs: number
  /** Of address space (RLIMIT_AS). */
  readonly memoryBytes: number
}

export const defaultBudget: Budget = { inputs: 16_320, timeoutMs: 5000, memoryBytes: 4 * 2 ** 30 }

/** Python with lxml imported takes 23 MB of address space before it has parsed anything. */
const leastMemory = 64 * 2 ** 20

/** A day. */
export const longestTimeoutMs = 24 * 3600 * 1000

/** @throws UsageError for a budget that could not even be begun. */
export function checkBudget(budget: Budget): Budget {
  if (!Number.isSafeInteger(budget.inputs) || budget.inputs < warmUp) {
    throw new UsageError(`Expected --inputs to be a whole number of at least ${warmUp}, got ${budget.inputs}`)
  }
  if (!(budget.timeoutMs > 0) || budget.timeoutMs > longestTimeoutMs) {
    throw new UsageError(`Expected --timeout to be seconds above 0 and up to a day, got ${budget.timeoutMs / 1000}`)
  }
  if (!Number.isSafeInteger(budget.memoryBytes) || budget.memoryBytes < leastMemory) {
    throw new UsageError(
      `Expected memoryBytes to be a whole number of at least ${leastMemory}, got ${budget.memoryBytes}`,
    )
  }
  return budget
}

/** How long a child may be silent before it counts as hung: twice its whole time, for machines that are busy. */
export function silenceMs(budget: Budget): number {
  return 2 * budget.timeoutMs + 5000
}

/** How long a run has taken, all in all, and how long each of its latest inputs took. */
export interface Spent {
  readonly elapsedMs: number
  readonly perInputMs: number
}

/** Says why another doubling must not begin, or nothing where it may. */
export function whyStop(rows: readonly Row[], spent: Spent, budget: Budget): string | undefined {
  const done = rows.at(-1)?.inputs ?? 0
  const next = Math.min(2 * done, budget.inputs)
  // Whole doublings only: a run that took a little longer this time still ends where it did last time.
  if (spent.elapsedMs + untilMs(next, rows, spent) > budget.timeoutMs) {
    return `another doubling would take longer than the ${budget.timeoutMs / 1000} s it may`
  }
  const heap = series(changes(rows, 'heap'))
  const held = (rows.at(-1)?.heap ?? 0) + (heap.at(-1)?.[1] ?? 0)
  if (held > 0.8 * budget.memoryBytes && isGrowing(growthOf(heap))) {
    return `another doubling would take more memory than the ${budget.memoryBytes / 2 ** 30} GiB it may`
  }
  return undefined
}

/** How long the inputs up to `next` will take. */
function untilMs(next: number, rows: readonly Row[], { elapsedMs, perInputMs }: Spent): number {
  const done = rows.at(-1)?.inputs ?? 0
  // The latest inputs say more than all of them, which bear what a run costs to begin; unless the machine was busy just then.
  const byClock = (next - done) * Math.min(perInputMs, elapsedMs / done)
  const cpu = rows.at(-1)?.cpu
  if (done >= leastInputs || cpu === undefined) return byClock
  // A run that waited for its turn must not be given up before it can say anything: its own work tells how long it takes.
  return Math.min(byClock, turns * (((next - done) * cpu) / done / 1000 + readingsMs))
}
