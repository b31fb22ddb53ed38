import type { Result, Run, Versions } from '../formats/result.ts'
import type { Range } from '../growth/growth.ts'
import type { CurvePoint } from './curve.ts'
import type { VocabularyLaw } from './heaps-law.ts'
import type { Projection } from './projection.ts'

/** What `corpus` writes: a result without runs, since pages of all kinds are no variation of one. */
export interface CorpusResult extends Result {
  readonly corpora: readonly Corpus[]
}

/** Many pages in order, several times over, through one subject on one release. */
export interface Corpus {
  /** What the pages came from, as it was asked for. */
  readonly sources: readonly string[]
  readonly subject: Run['subject']
  readonly versions: Versions
  readonly environment: Readonly<Record<string, string>>
  readonly passes: readonly CorpusPass[]
  readonly vocabulary: {
    /** Names of all pages, and those that a parser knows before any. */
    readonly names: number
    readonly beforePages: number
    /** Of the first pass: pages read, and the names there were then. */
    readonly curve: readonly CurvePoint[]
    readonly law: VocabularyLaw
  }
  readonly process: CorpusProcess
  /** The pages that brought most names, and the hosts, where pages say what they were fetched from. */
  readonly topPages: readonly PageShare[]
  readonly topHosts: readonly HostShare[]
  /** The first of the pages that were not read. */
  readonly unread: readonly UnreadPage[]
  readonly projection: {
    readonly pagesPerDay: number
    readonly after: readonly (Projection & { readonly days: number })[]
  }
  readonly durationMs: number
  readonly notes: readonly string[]
}

/** Once through all pages. */
export interface CorpusPass {
  /** Pages that the parser read, and their bytes. */
  readonly pages: number
  readonly bytes: number
  /** Pages that the parser raised on or stopped in, or whose process ended. */
  readonly errors: number
  /** Those of them whose process ended: it crashed, or hung and was ended. */
  readonly ended: number
  /** What the source could not give. */
  readonly refused: number
  /** Names that no page of this or an earlier pass had before. */
  readonly names: number
  /** What the process held more at the pass's end than at its beginning; absent where it was not one process. */
  readonly heap?: number
}

/** What the processes held that read the pages. */
export interface CorpusProcess {
  /** `one`: its dictionary outlives the pages. `each page`: a dictionary lives as long as a parser. `many`: spread over workers. */
  readonly dictionary: 'one' | 'each page' | 'many' | 'unknown'
  /** Names in the last one's dictionary at the end. */
  readonly names?: number
  /** How often a process had to begin anew, its dictionary with it: a page ended it, or the measurement was resumed. */
  readonly restarts: number
  /** Pages read so far, in all passes, names in the dictionary, and what the process held more than before its first page. */
  readonly readings: readonly CorpusReading[]
  /** Heap held per name, lowest and highest, over the last three quarters of the names. */
  readonly perName?: Range
}

export interface CorpusReading {
  readonly pages: number
  readonly names?: number
  readonly heap?: number
  readonly resident?: number
}

export interface PageShare {
  readonly page: string
  readonly url?: string
  readonly names: number
  readonly bytes: number
}

export interface HostShare {
  readonly host: string
  readonly names: number
  readonly pages: number
}

export interface UnreadPage {
  readonly page: string
  readonly pass: number
  readonly kind: 'raised' | 'in part' | 'ended the process' | 'refused'
  readonly because: string
}
