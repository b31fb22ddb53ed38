import type { CorpusProcess, HeldByProcess, PageRead } from '@plateau/core'
import type { SourceRecord } from '../sources/source-record.ts'

/** A page whose turn it is. */
export interface NextPage {
  /** Counts from 1. */
  readonly pass: number
  readonly page: SourceRecord
}

/** Who hears, in the pages' order, what comes of them. */
export interface Heard {
  /** A process has begun: what it holds, and the names it knows, before its first page. */
  readonly begin: (held: HeldByProcess, names: readonly string[]) => Promise<void>
  readonly page: (read: PageRead) => Promise<void>
}

/** Reads pages with one subject until there are no more. */
export type CorpusReader = (
  pages: AsyncIterable<NextPage>,
  heard: Heard,
) => Promise<{ readonly dictionary: CorpusProcess['dictionary']; readonly notes: readonly string[] }>
