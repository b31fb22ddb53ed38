import type { StackGrowth } from './pair.ts'
import { stackKey } from './stack-key.ts'

/**
 * Puts what stacks gained in order, by bytes over the whole window: a step of a staircase is one allocation, so that
 * counts say little.
 */
export function rankedGrowth(stacks: readonly Omit<StackGrowth, 'share'>[]): {
  readonly stacks: readonly StackGrowth[]
  readonly attributed: number
} {
  const attributed = stacks.reduce((sum, { bytes }) => sum + bytes, 0)
  const changed = stacks.filter(({ bytes, count }) => bytes !== 0 || count !== 0)
  return {
    stacks: changed
      .map((stack) => ({ stack, key: stackKey(stack.frames, stack.trace) }))
      .toSorted((a, b) => b.stack.bytes - a.stack.bytes || b.stack.count - a.stack.count || (a.key < b.key ? -1 : 1))
      .map(({ stack }) => ({ ...stack, ...(attributed > 0 && { share: stack.bytes / attributed }) })),
    attributed,
  }
}
