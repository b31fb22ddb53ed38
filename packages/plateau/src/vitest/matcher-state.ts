/** What of vitest's own state a matcher uses. */
export interface MatcherState {
  readonly isNot?: boolean
}

/** What vitest takes from a matcher. */
export interface ExpectationResult {
  readonly pass: boolean
  readonly message: () => string
  readonly actual?: unknown
  readonly expected?: unknown
}
