import { type Pair, pairNoise } from '@plateau/core'

/** Of what the heap grew by, the part that a recorder may leave under no stack, or under none with a name. */
const unexplained = 0.05

/**
 * Takes what a matcher was given as a pair of snapshots.
 *
 * @throws TypeError for anything else: under `.not` a mere "does not pass" would turn green.
 */
export function pairUnderTest(received: unknown, matcher: string): Pair {
  if (typeof received === 'object' && received !== null && 'stacks' in received && 'attributed' in received) {
    return received as Pair
  }
  const got = received instanceof Promise ? 'a promise: await record()' : received === null ? 'null' : typeof received
  throw new TypeError(`Expected ${matcher} to be given a pair that record() returned, got ${got}`)
}

/** How many bytes may be unaccounted for, and the pair still be judged. */
export function allowance({ attributed, heapDifference = attributed }: Pair): number {
  return Math.max(pairNoise, unexplained * Math.max(attributed, heapDifference))
}
