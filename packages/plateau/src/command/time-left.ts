import type { Budget } from '@plateau/harness'

/** How far a run is. */
export interface Spent {
  readonly elapsedMs: number
  readonly inputs: number
}

/** How long a run may take yet: until its inputs are spent at the pace so far, or its time is up, whichever is first. */
export function timeLeft({ elapsedMs, inputs }: Spent, budget: Budget): number {
  const untilTimeout = Math.max(0, budget.timeoutMs - elapsedMs)
  if (inputs === 0) return untilTimeout
  return Math.min(untilTimeout, (elapsedMs / inputs) * Math.max(0, budget.inputs - inputs))
}

/** An estimate, for a person who waits. */
export function leftInWords(ms: number): string {
  return ms < 1000 ? 'less than 1 s left' : `about ${inSeconds(ms)} left`
}

export function inSeconds(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
