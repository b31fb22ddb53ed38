import type { Run } from '@plateau/core'
import { lookFurther } from './look-further.ts'

/**
 * Takes what a matcher was given as a run that can be judged.
 *
 * Throws for anything else, and for a run that failed: under `.not` a mere "does not pass" would turn green.
 */
export function runUnderTest(received: unknown, matcher: string): Run {
  if (typeof received !== 'object' || received === null || !('gauges' in received) || !('health' in received)) {
    throw new TypeError(`Expected ${matcher} to be given a run that measure() returned, got ${inWords(received)}`)
  }
  const run = received as Run
  const why = whyNot(run)
  if (why !== undefined) throw new Error(`Cannot judge a run ${why}\n\n${lookFurther(run)}`)
  return run
}

function whyNot({ health, inputs, reachedPerInput, because }: Run): string | undefined {
  if (!health.ok) return `that failed at input ${health.atInput}: ${health.error}`
  if (inputs === 0) return 'that measured nothing'
  return reachedPerInput === 0 ? `whose inputs never arrived: ${because}` : undefined
}

function inWords(received: unknown): string {
  if (received instanceof Promise) return 'a promise: await measure()'
  return received === null ? 'null' : typeof received
}
