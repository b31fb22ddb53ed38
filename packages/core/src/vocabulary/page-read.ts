/** What came of one page of a corpus. */
export interface PageRead {
  /** Counts from 1. */
  readonly pass: number
  readonly page: string
  readonly url?: string
  readonly bytes: number
  readonly outcome: PageOutcome
  /** The names that the dictionary got by it, each name's bytes as Latin-1; absent where they can only be counted, or not even that. */
  readonly added?: readonly string[]
  readonly held?: HeldByProcess
}

export type PageOutcome =
  | { readonly kind: 'read' }
  /** The parser could not read it. */
  | { readonly kind: 'raised'; readonly because: string }
  /** The parser stopped before its end, with a tree of what came before. */
  | { readonly kind: 'in part'; readonly because: string }
  /** Its process crashed or hung: the next page has a new one. */
  | { readonly kind: 'ended the process'; readonly because: string }
  /** The source could not give it. */
  | { readonly kind: 'refused'; readonly because: string }

/** What a process holds at one moment. */
export interface HeldByProcess {
  readonly names?: number
  readonly heap?: number
  readonly resident?: number
}
