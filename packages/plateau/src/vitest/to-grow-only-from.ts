import { formatSize, growthThrough } from '@plateau/core'
import type { ExpectationResult, MatcherState } from './matcher-state.ts'
import { allowance, pairUnderTest } from './pair-under-test.ts'
import { bytesOf, stackEvidence } from './stack-evidence.ts'

/**
 * Passes when what a pair gained, noise apart, is under call stacks through these functions; throws where it cannot tell.
 *
 * A pair that gained nothing passes.
 */
export function toGrowOnlyFrom(this: MatcherState, received: unknown, names: readonly string[]): ExpectationResult {
  if (names.length === 0) throw new TypeError('Expected toGrowOnlyFrom to be given functions, such as ["xmlAddID"]')
  const pair = pairUnderTest(received, 'toGrowOnlyFrom')
  const { past, unnamed } = growthThrough(pair, names)
  const allowed = allowance(pair)
  const from = names.join(', ')
  const elsewhere = bytesOf(past)
  const hidden = bytesOf(unnamed) + Math.max(0, pair.remainder ?? 0)
  if (elsewhere <= allowed && elsewhere + hidden > allowed) {
    const where = `${formatSize(hidden)} are under no stack or under frames without a name`
    throw new Error(`Cannot judge whether it grows only from ${from}: ${where}\n\n${stackEvidence(pair, unnamed)}`)
  }
  return {
    pass: elsewhere <= allowed,
    actual: elsewhere,
    expected: `at most ${formatSize(Math.round(allowed))}`,
    message: () =>
      this.isNot === true
        ? `Wanted growth from elsewhere than ${from}, and there is none\n\n${stackEvidence(pair, pair.stacks)}`
        : `Wanted growth only from ${from}, and ${formatSize(elsewhere)} are from elsewhere\n\n${stackEvidence(pair, past)}`,
  }
}
