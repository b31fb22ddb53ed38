import type { Suppression } from '../suppressions/parse-suppressions.ts'
import type { Frame } from './frame.ts'
import type { KeptName } from './kept-name.ts'
import type { SnapshotReading } from './snapshot.ts'

/** What `stacks` and `diff` write. `schemas/snapshots.schema.json` describes it for other languages. */
export interface SnapshotPairs {
  readonly schema: 'plateau.snapshots/1'
  readonly plateau: string
  readonly command: readonly string[]
  readonly startedAt: string
  /** One for each variation. */
  readonly pairs: readonly Pair[]
}

/** Two snapshots subtracted: what a window of inputs left behind, by call stack. */
export interface Pair {
  /** Absent where only the difference is known, as in umdh's own. */
  readonly before?: SnapshotReading
  readonly after?: SnapshotReading
  /** Ranked by bytes, largest first; those that shrank come last. */
  readonly stacks: readonly StackGrowth[]
  /** Growth that a file of suppressions knows, which is not among `stacks`; absent where there was no such file. */
  readonly known?: readonly KnownGrowth[]
  /** The sum of the bytes of `stacks` and of what is known. */
  readonly attributed: number
  /** What the heap of the same process grew by, as its allocator says. */
  readonly heapDifference?: number
  /** What of the heap difference no stack accounts for; below 0 where the stacks account for more. */
  readonly remainder?: number
  /** Names that the second snapshot has and the first had not. */
  readonly names?: readonly string[]
  /** Every name that the second snapshot has, with what of the input it matches. */
  readonly kept?: readonly KeptName[]
  /** What a reader must know of the subtraction; the readings have notes of their own. */
  readonly notes: readonly string[]
}

/** What one call stack gained between two snapshots. */
export interface StackGrowth {
  /** Innermost first, with readable names. */
  readonly frames: readonly Frame[]
  readonly bytes: number
  readonly count: number
  /** Of the bytes that all stacks gained; absent where they gained nothing. */
  readonly share?: number
  readonly before: Held
  readonly after: Held
  readonly trace?: string
}

/** What the call stacks gained that a suppression matches. */
export interface KnownGrowth extends Suppression {
  readonly stacks: number
  readonly bytes: number
  readonly count: number
}

/** Bytes and allocations that are alive. */
export interface Held {
  readonly bytes: number
  readonly count: number
}
