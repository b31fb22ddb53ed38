import type { Bound, Variation } from '@plateau/core'

/** What holds in a project where neither a flag nor a test says otherwise. Paths are relative to the file's folder. */
export interface Config {
  /** Saved pages and names of fixtures that a command measures which names none. */
  readonly pages?: readonly string[]
  /** Releases, wheels, source folders, sdists or `system`; a test measures on the first. */
  readonly lxml?: string | readonly string[]
  /** An interpreter's path or version. */
  readonly python?: string
  /** How inputs differ, where a command does not say. */
  readonly vary?: readonly Variation[]
  /** Fresh names a page, where a command does not say. */
  readonly fresh?: number
  /** What a run may hold: for a command's runs that these apply to, and for `toGrowAtMost()` without a bound. */
  readonly atMost?: readonly Bound[]
  /** The most inputs that a run may use. */
  readonly inputs?: number
  /** The most seconds that a run may use. */
  readonly timeout?: number
  /** The file that `plateau map` holds its runs to. */
  readonly baseline?: string
}

/**
 * Types what `plateau.config.ts` exports by default. The file is found from the working directory upwards.
 *
 * @example
 * ```ts
 * import { defineConfig } from 'plateau'
 *
 * const config = defineConfig({ lxml: ['6.1.3', '5.4.0'], atMost: ['72 B/name', '0 names/page'], timeout: 20 })
 * console.log(config.lxml)
 * ```
 */
export function defineConfig(config: Config): Config {
  return config
}
