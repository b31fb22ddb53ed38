import type { Result } from '@plateau/core'
import { machine } from './machine.ts'
import { version } from './version.ts'

/** What a verb that began at `startedAt` has measured, as it is written and shown. */
export function resultOf(verb: string, startedAt: Date, measured: Pick<Result, 'runs' | 'columns' | 'advice'>): Result {
  return {
    schema: 'plateau.result/1',
    plateau: version,
    command: [verb, ...process.argv.slice(3)],
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    machine: machine(),
    ...measured,
  }
}
