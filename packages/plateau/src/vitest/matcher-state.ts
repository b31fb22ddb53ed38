/** What of vitest's own state a matcher uses. */
export interface MatcherState {
  readonly isNot?: boolean
  /** The test, whose `meta` reaches the reporter. */
  readonly task?: { readonly meta: object } | undefined
}

/** What vitest takes from a matcher. */
export interface ExpectationResult {
  readonly pass: boolean
  readonly message: () => string
  readonly actual?: unknown
  readonly expected?: unknown
}
