import type { Run } from '@plateau/core'
import { plainRun } from '@plateau/report'
import { lookFurther } from './look-further.ts'

/** What a failed expectation rests on: the verdict in words, the versions, and the command to look further. */
export function evidence(run: Run): string {
  return `${plainRun(run)}\n\n${lookFurther(run)}`
}
