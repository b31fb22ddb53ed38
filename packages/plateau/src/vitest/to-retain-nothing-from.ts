import { formatSize, growthThrough } from '@plateau/core'
import type { ExpectationResult, MatcherState } from './matcher-state.ts'
import { allowance, pairUnderTest } from './pair-under-test.ts'
import { bytesOf, stackEvidence } from './stack-evidence.ts'

/**
 * Passes when no call stack through these functions gained a byte; throws where it cannot tell, because too much of what
 * grew is under no stack or under frames without a name.
 */
export function toRetainNothingFrom(
  this: MatcherState,
  received: unknown,
  ...names: readonly string[]
): ExpectationResult {
  if (names.length === 0) throw new TypeError('Expected toRetainNothingFrom to be given a function, such as "xmlAddID"')
  const pair = pairUnderTest(received, 'toRetainNothingFrom')
  const { through, unnamed } = growthThrough(pair, names)
  const from = names.join(' or ')
  if (through.length === 0) {
    const hidden = bytesOf(unnamed) + Math.max(0, pair.remainder ?? 0)
    if (hidden > allowance(pair)) {
      const where = `${formatSize(hidden)} are under no stack or under frames without a name`
      throw new Error(`Cannot judge what ${from} retains: ${where}\n\n${stackEvidence(pair, unnamed)}`)
    }
  }
  return {
    pass: through.length === 0,
    actual: bytesOf(through),
    expected: 0,
    message: () =>
      this.isNot === true
        ? `Wanted ${from} to retain something, and no call stack through it gained a byte\n\n${stackEvidence(pair, pair.stacks)}`
        : `Wanted nothing to be retained from ${from}, and ${formatSize(bytesOf(through))} are\n\n${stackEvidence(pair, through)}`,
  }
}
