import { merged } from './merged.ts'
import type { Held, StackGrowth } from './pair.ts'
import type { LiveStack } from './snapshot.ts'
import { stackKey } from './stack-key.ts'
import { StackKeys } from './stack-keys.ts'

/**
 * What call stacks gained between two moments, equal stacks as one, in order of bytes over the whole window: a step of a
 * staircase is one allocation, so that counts say little.
 */
export function growthBetween(
  before: Iterable<LiveStack>,
  after: Iterable<LiveStack>,
): { readonly stacks: readonly StackGrowth[]; readonly attributed: number } {
  const keys = new StackKeys()
  const old = merged(before, keys)
  const now = merged(after, keys)
  const changed = [...new Map([...old, ...now])]
    .map(([key, stack]) => gained(stack, old.get(key), now.get(key)))
    .filter(({ bytes, count }) => bytes !== 0 || count !== 0)
  const attributed = changed.reduce((sum, { bytes }) => sum + bytes, 0)
  return {
    stacks: changed
      .toSorted((a, b) => b.bytes - a.bytes || b.count - a.count || inOrder(a, b))
      .map((stack) => ({ ...stack, ...(attributed > 0 && { share: stack.bytes / attributed }) })),
    attributed,
  }
}

const none: Held = { bytes: 0, count: 0 }

function gained({ frames, trace }: LiveStack, old: Held = none, now: Held = none): Omit<StackGrowth, 'share'> {
  return {
    frames,
    bytes: now.bytes - old.bytes,
    count: now.count - old.count,
    before: { bytes: old.bytes, count: old.count },
    after: { bytes: now.bytes, count: now.count },
    ...(trace !== undefined && { trace }),
  }
}

function inOrder(a: Omit<StackGrowth, 'share'>, b: Omit<StackGrowth, 'share'>): number {
  return stackKey(a.frames, a.trace) < stackKey(b.frames, b.trace) ? -1 : 1
}
