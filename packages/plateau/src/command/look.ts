import type { TerminalOptions } from '@plateau/report'
import { invocation } from './invocation.ts'
import { screen } from './screen.ts'

/** How a result is told on standard output: as the screen can, and as much of it as the flags ask for. */
export function look({ quiet, verbose }: LookFlags): TerminalOptions {
  return { ...screen(process.stdout), invocation: invocation(), quiet: quiet ?? false, verbose: verbose ?? false }
}

interface LookFlags {
  readonly quiet?: true
  readonly verbose?: true
}
