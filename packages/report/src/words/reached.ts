import type { Run } from '@plateau/core'
import { grouped } from './count.ts'

/** Says so where not every fresh name arrived in the parser's tree. */
export function reached({ freshPerInput, reachedPerInput }: Run): string | undefined {
  if (reachedPerInput === undefined || reachedPerInput >= freshPerInput) return undefined
  return `${grouped(reachedPerInput)} of ${grouped(freshPerInput)} fresh names a page arrive in the parser's tree`
}

/** Whether a run says anything: figures of inputs that the parser never saw would mislead. */
export function sawInputs({ reachedPerInput }: Pick<Run, 'reachedPerInput'>): boolean {
  return reachedPerInput !== 0
}
