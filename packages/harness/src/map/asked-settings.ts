import type { Setting } from '@plateau/core'
import type { KnownOptions } from '../subjects/settings.ts'
import { UsageError } from '../usage-error.ts'

/** Parts the settings that were asked for into those whose options a release has, and those that it lacks. */
export function partSettings(
  settings: readonly Setting[],
  known: KnownOptions,
): { readonly offered: readonly Setting[]; readonly absent: readonly Setting[] } {
  const has = ({ parser, option }: Setting) => option in known[parser]
  return { offered: settings.filter(has), absent: settings.filter((setting) => !has(setting)) }
}

/** @throws UsageError for a setting whose option none of the releases has. */
export function refuseUnknownSettings(settings: readonly Setting[], releases: readonly KnownOptions[]): void {
  for (const { parser, option } of settings) {
    const known = new Set(releases.flatMap((release) => Object.keys(release[parser])))
    if (known.size === 0 || known.has(option)) continue
    throw new UsageError(
      `Expected --option to name an option of the ${parser} parser (${[...known].toSorted().join(', ')}), got ${option}`,
    )
  }
}
