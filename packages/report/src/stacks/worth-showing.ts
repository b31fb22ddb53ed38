import { type Pair, pairNoise, type StackGrowth } from '@plateau/core'

/** Of the bytes that all stacks gained and gave back, what a stack must have for a reader to look at it. */
const least = 0.001

/** Whether a pair shows, beside what is known, no more than what a process wanders by; never of snapshots whose process is not known. */
export function isNoise({ stacks, heapDifference, known = [] }: Pair): boolean {
  if (heapDifference === undefined) return false
  const unknown = heapDifference - known.reduce((sum, { bytes }) => sum + bytes, 0)
  return Math.abs(unknown) <= pairNoise && sizeOf(stacks) <= pairNoise
}

/** The stacks that tell something: those that grew most first, then those that shrank most. */
export function worthShowing(pair: Pair, stacks: readonly StackGrowth[]): readonly StackGrowth[] {
  const size = sizeOf(stacks)
  if (isNoise(pair)) return []
  const telling = stacks.filter(({ bytes }) => Math.abs(bytes) >= least * size)
  return [
    ...telling.filter(({ bytes }) => bytes >= 0),
    ...telling.filter(({ bytes }) => bytes < 0).toSorted((a, b) => a.bytes - b.bytes),
  ]
}

function sizeOf(stacks: readonly StackGrowth[]): number {
  return stacks.reduce((sum, { bytes }) => sum + Math.abs(bytes), 0)
}
