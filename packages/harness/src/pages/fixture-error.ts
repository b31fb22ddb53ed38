export type FixtureFailure =
  | { readonly kind: 'unknown'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'no page'; readonly folder: string }
  | { readonly kind: 'malformed'; readonly path: string; readonly problem: string }
  | { readonly kind: 'changed'; readonly path: string; readonly expected: string; readonly got: string }

/** Says why a fixture cannot be used. */
export class FixtureError extends Error {
  override readonly name = 'FixtureError'
  readonly failure: FixtureFailure

  constructor(failure: FixtureFailure, options?: ErrorOptions) {
    super(explain(failure), options)
    this.failure = failure
  }
}

function explain(failure: FixtureFailure): string {
  switch (failure.kind) {
    case 'unknown':
      return `Expected the name of a fixture, got ${JSON.stringify(failure.name)}: there are ${failure.known.join(', ') || 'none'}`
    case 'no page':
      return `Expected page.html or page.xml in ${failure.folder}, got neither: put the saved page there`
    case 'malformed':
      return `Expected ${failure.path} to hold ${failure.problem}: see the fixtures that come with plateau for an example`
    case 'changed':
      return `Expected ${failure.path} to be ${failure.expected}, got ${failure.got}: restore the page, or write what it is now into fixture.json`
  }
}
