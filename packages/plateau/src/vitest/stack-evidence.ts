import type { Pair, StackGrowth } from '@plateau/core'
import { stacksTerminal } from '@plateau/report'

/** What a failed expectation on a pair rests on: the stacks that it is about, with the figures of the whole. */
export function stackEvidence(pair: Pair, about: readonly StackGrowth[]): string {
  return stacksTerminal(pair, { width: 100, only: about }).trimEnd()
}

/** The bytes of stacks together. */
export function bytesOf(stacks: readonly StackGrowth[]): number {
  return stacks.reduce((sum, { bytes }) => sum + bytes, 0)
}
