import { openSource } from '../sources/open-source.ts'
import type { SourceRecord } from '../sources/source-record.ts'

/** Goes through all pages from the beginning, each time it is called. */
export type Sources = () => AsyncIterable<SourceRecord>

/** The pages of files, folders, MHTML and WARC, one source after the other. */
export function sourcesOf(paths: readonly string[], options: { readonly signal?: AbortSignal } = {}): Sources {
  return async function* () {
    for (const path of paths) yield* openSource(path, options)
  }
}
