import type { Result } from '@plateau/core'
import { growthMap } from '@plateau/core'
import { mapTerminal } from './map-terminal.ts'
import type { TerminalOptions } from './terminal.ts'

/** More rows than this are folded as a map's are. */
const most = 40

/**
 * Prints the same runs on several releases side by side: every row, what changed from one to the next in words, and why
 * a release has no figures. Ends with a line end.
 *
 * @example
 * ```ts
 * import type { Result } from '@plateau/core'
 * import { comparison } from '@plateau/report'
 *
 * export function print(result: Result): void {
 *   process.stdout.write(comparison(result, { width: process.stdout.columns ?? 80, color: process.stdout.isTTY }))
 * }
 * ```
 */
export function comparison(result: Result, options: TerminalOptions = {}): string {
  const { rows } = growthMap(result.runs, result.columns)
  return mapTerminal(result, { ...options, verbose: options.verbose === true || rows.length <= most })
}
