import type { Watched } from './watched.ts'
import type { WatchJudgement } from './judge-watched.ts'

/** What `plateau watch` writes as JSON: `schemas/watch.schema.json` describes it for other languages. */
export interface WatchResult {
  readonly schema: 'plateau.watch/1'
  readonly plateau: string
  readonly command: readonly string[]
  readonly startedAt: string
  readonly file: string
  /** The processes that wrote to the file, the one that wrote last at the end. */
  readonly processes: readonly WatchedProcess[]
  /** Lines that are none of `plateau_watch.py`'s. */
  readonly garbage: number
  /** Formats of lines that another version of it wrote: they are left out. */
  readonly otherFormats: readonly string[]
}

/** A watched process and what is said of it. */
export interface WatchedProcess extends WatchJudgement {
  readonly watched: Watched
}
