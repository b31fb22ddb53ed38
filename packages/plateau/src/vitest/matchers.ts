import type { Baseline, Bound } from '@plateau/core'
import type { MeasuredRun } from '../session.ts'

/** By page for any run; by name where the run's type says that names are fresh. */
export type BoundsFor<Received> =
  Received extends MeasuredRun<infer Fresh>
    ? true extends Fresh
      ? readonly Bound[]
      : readonly Extract<Bound, `${string}/page`>[]
    : readonly Bound[]

/** What `expect(run)` of `plateau/vitest` can do beside vitest's own. */
export interface PlateauMatchers<Received> {
  /** Passes when every exact gauge is flat or stops at a plateau. */
  toPlateau(): void
  /** Passes when the run holds at most these bounds: `72 B/name`, `0 names/page`; without one, those of the configuration. */
  toGrowAtMost(...bounds: BoundsFor<Received>): void
  /** Passes when an input takes no longer at the end than early on. */
  toKeepItsPace(): void
  /** Passes when the run keeps no more than the baseline says: names exactly, bytes within a tolerance. */
  toHoldToBaseline(baseline: Baseline | undefined): void
  /** Passes when no call stack of a pair through these functions gained a byte; `*` in a name is any text. */
  toRetainNothingFrom(...functions: readonly string[]): void
  /** Passes when what a pair gained, noise apart, is under call stacks through these functions. */
  toGrowOnlyFrom(functions: readonly string[]): void
}

declare module 'vitest' {
  // The parameter's name and default must be vitest's own.
  // oxlint-disable-next-line typescript/no-explicit-any, typescript/no-empty-object-type
  interface Matchers<T = any> extends PlateauMatchers<T> {}
}
