/** What this machine lacks to provide an interpreter or an lxml. */
export type ProvideFailure =
  | { readonly kind: 'no python' }
  | { readonly kind: 'no pip' }
  | { readonly kind: 'no heaptrack' }
  | { readonly kind: 'heaptrack unfit'; readonly stderr: string }
  | { readonly kind: 'no index' }
  | { readonly kind: 'disk full'; readonly folder: string }
  | { readonly kind: 'cache not writable'; readonly folder: string }
  | { readonly kind: 'pip failed'; readonly stderr: string }
  | { readonly kind: 'cannot build'; readonly missing: readonly string[] }
  | { readonly kind: 'build failed'; readonly stderr: string }
  | { readonly kind: 'no source'; readonly of: string }
  | { readonly kind: 'not importable'; readonly stderr: string }

/** The request was sound, the machine could not meet it: a first line that says why and what to do, then the evidence. */
export class ProvideError extends Error {
  override readonly name = 'ProvideError'
  readonly failure: ProvideFailure

  constructor(message: string, failure: ProvideFailure, options?: ErrorOptions) {
    super(message, options)
    this.failure = failure
  }
}
