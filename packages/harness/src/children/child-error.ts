import { visible } from './visible.ts'

/** How a child came to its end, where that was no success. */
export type ChildFailure =
  | { readonly kind: 'not started'; readonly cause: Error }
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: NodeJS.Signals }
  | { readonly kind: 'timed out'; readonly afterMs: number }

/** A child that failed: one line that says how, then the last 20 lines of what it said on standard error. */
export class ChildError extends Error {
  override readonly name = 'ChildError'
  readonly failure: ChildFailure
  /** As the child wrote it: print it through `visible` only. */
  readonly stdout: string
  /** As the child wrote it: print it through `visible` only. */
  readonly stderr: string

  constructor(command: string, failure: ChildFailure, output: { readonly stdout?: string; readonly stderr: string }) {
    const said = lastLines(output.stderr)
    super(`${visible(command)} ${inWords(failure)}${said === '' ? '' : `\n\n${said}`}`, causeOf(failure))
    this.failure = failure
    this.stdout = output.stdout ?? ''
    this.stderr = output.stderr
  }
}

/** Says a failure as the predicate of a sentence: `exited with code 1`. */
function inWords(failure: ChildFailure): string {
  switch (failure.kind) {
    case 'not started':
      return `could not be started: ${visible(failure.cause.message)}`
    case 'exited':
      return `exited with code ${failure.code}`
    case 'killed':
      return `was killed by ${failure.signal}`
    case 'timed out':
      return `was still running after ${failure.afterMs / 1000} s`
  }
}

/** The last 20 lines of a child's output, made safe for a terminal. */
export function lastLines(output: string): string {
  return visible(output.trimEnd()).split('\n').slice(-20).join('\n')
}

function causeOf(failure: ChildFailure): ErrorOptions {
  return failure.kind === 'not started' ? { cause: failure.cause } : {}
}
