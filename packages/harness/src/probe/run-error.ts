import type { Afterwards } from '@plateau/core'
import { lastLines } from '../children/child-error.ts'
import { visible } from '../children/visible.ts'

/** How a run came to a bad end. Inputs count from 1; 0 is the page itself, parsed before the first input. */
export type RunFailure =
  | { readonly kind: 'raised'; readonly error: string; readonly atInput: number; readonly afterwards?: Afterwards }
  | { readonly kind: 'killed'; readonly signal: number; readonly atInput: number }
  | { readonly kind: 'exited'; readonly code: number; readonly atInput: number }
  | { readonly kind: 'hung'; readonly afterMs: number; readonly atInput: number }
  | { readonly kind: 'garbled'; readonly line: string; readonly atInput: number }

/** A run whose child failed: how, and the last of what it printed; at which input, its `failure` says. */
export class RunError extends Error {
  override readonly name = 'RunError'
  readonly failure: RunFailure

  constructor(failure: RunFailure, output: string) {
    const said = lastLines(output)
    super(`${inWords(failure)}${said === '' ? '' : `\n\n${said}`}`)
    this.failure = failure
  }
}

function inWords(failure: RunFailure): string {
  switch (failure.kind) {
    case 'raised':
      return visible(failure.error)
    case 'killed':
      return `the child was killed by signal ${failure.signal}${signalNames[failure.signal] ?? ''}`
    case 'exited':
      return `the child exited with code ${failure.code}`
    case 'hung':
      return `no answer within ${failure.afterMs / 1000} s`
    case 'garbled':
      return `the child answered what the probe never says: ${visible(failure.line.slice(0, 200))}`
  }
}

const signalNames: Readonly<Record<number, string>> = {
  6: ' (abort)',
  9: ' (kill)',
  11: ' (segmentation fault)',
  24: ' (out of CPU time)',
}
