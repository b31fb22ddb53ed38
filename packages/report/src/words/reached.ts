import type { Run } from '@plateau/core'
import { grouped } from './count.ts'

/** Says so where some fresh names, and not all, arrived in the parser's tree; that none did is the verdict itself. */
export function reached({ freshPerInput, reachedPerInput }: Run): string | undefined {
  if (reachedPerInput === undefined || reachedPerInput === 0 || reachedPerInput >= freshPerInput) return undefined
  return `${grouped(reachedPerInput)} of ${grouped(freshPerInput)} fresh names a page arrive in the parser's tree`
}

/** Whether a run says anything: figures of inputs that the parser never saw would mislead. */
export function sawInputs({ reachedPerInput }: Pick<Run, 'reachedPerInput'>): boolean {
  return reachedPerInput !== 0
}
