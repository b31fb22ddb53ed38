/** Why no debugger could be used. */
export type DebuggerFailure =
  | { readonly kind: 'not on this system'; readonly platform: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'no python'; readonly debugger: string }
  | { readonly kind: 'forbidden'; readonly said: string }
  | { readonly kind: 'hung'; readonly afterMs: number }
  | { readonly kind: 'failed'; readonly said: string }

/** A debugger that is not there, or did not do its work: what to change first, then what it said. */
export class DebuggerError extends Error {
  override readonly name = 'DebuggerError'
  readonly failure: DebuggerFailure

  constructor(message: string, failure: DebuggerFailure, options?: ErrorOptions) {
    super(message, options)
    this.failure = failure
  }
}
