import type { Side } from './next-try.ts'

/** What a search for the release where a verdict changes came to. Releases are named as the package index has them. */
export interface Bisect {
  readonly good: string
  readonly bad: string
  /** How many releases there are to search, the two ends among them. */
  readonly among: number
  /** In the order in which they were tried, the two ends first. */
  readonly tried: readonly Tried[]
  /**
   * Where the verdict changes, going from the good end to the bad one; absent where it was not found. Releases between
   * these two are like neither end: it may change at one of them.
   */
  readonly first?: { readonly good: string; readonly bad: string; readonly between: readonly string[] }
  /** Why nothing was searched for. */
  readonly because?: string
  /** What a reader must know to trust it: that the package index was silent. */
  readonly notes: readonly string[]
}

/** One release of a search. */
export interface Tried {
  readonly lxml: string
  readonly side: Side
  /** Why it counts as neither. */
  readonly because?: string
}
