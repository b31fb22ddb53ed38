export type ClusterFailure =
  | { readonly kind: 'stopped'; readonly because: string }
  | { readonly kind: 'silent'; readonly afterMs: number }

/** A Dask cluster that no longer reads pages: how, then the last of what the process said that speaks with it. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError'
  readonly failure: ClusterFailure

  constructor(failure: ClusterFailure, said = '') {
    super(`Expected the Dask cluster to read every page, ${inWords(failure)}${said === '' ? '' : `\n\n${said}`}`)
    this.failure = failure
  }
}

function inWords(failure: ClusterFailure): string {
  switch (failure.kind) {
    case 'stopped':
      return `got: ${failure.because}`
    case 'silent':
      return `heard nothing from it for ${failure.afterMs / 1000} s`
  }
}
