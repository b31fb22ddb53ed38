import { fetchPage, openSource, type SourceOptions, type SourceRecord, UsageError } from '@plateau/harness'
import { whereTyped } from '../where-typed.ts'

/**
 * Opens what `fixture add` was given: pages on this machine, or with `--fetch` the one at an address.
 *
 * @throws UsageError for an address without `--fetch`, and for `--fetch` without one.
 */
export async function* recordsOf(
  source: string,
  { fetch: fetches }: { readonly fetch?: true },
  options: SourceOptions,
): AsyncGenerator<SourceRecord> {
  if (/^https?:\/\//i.test(source)) {
    if (fetches !== true) {
      throw new UsageError(`Expected --fetch beside an address, got "${source}" without: nothing is fetched unasked`)
    }
    if (!URL.canParse(source)) throw new UsageError(`Expected an address for --fetch, got "${source}"`)
    yield await fetchPage(source, options)
    return
  }
  if (fetches === true) {
    throw new UsageError(
      `Expected an address for --fetch (http: or https:), got "${source}": leave --fetch out for a file`,
    )
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) {
    throw new UsageError(`Expected a file, a folder or an address of http: or https:, got "${source}"`)
  }
  yield* openSource(whereTyped(source), options)
}
