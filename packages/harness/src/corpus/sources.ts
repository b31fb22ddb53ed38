import { openSource } from '../sources/open-source.ts'
import type { SourceRecord } from '../sources/source-record.ts'

/** Goes through all pages from the beginning, each time it is called. */
export type Sources = () => AsyncIterable<SourceRecord>

export interface SourcesOptions {
  readonly signal?: AbortSignal
  /** Is told how much has been read, from 0 to 1, each source taken for as much as the others. */
  readonly onRead?: (share: number) => void
}

/** The pages of files, folders, MHTML and WARC, one source after the other. */
export function sourcesOf(paths: readonly string[], { signal, onRead }: SourcesOptions = {}): Sources {
  return async function* () {
    for (const [index, path] of paths.entries()) {
      yield* openSource(path, {
        ...(signal !== undefined && { signal }),
        ...(onRead !== undefined && { onRead: (read, total) => onRead((index + read / total) / paths.length) }),
      })
    }
  }
}
