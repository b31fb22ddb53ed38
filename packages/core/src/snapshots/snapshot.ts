import type { CallableSubject, LxmlSubject, Variation, Versions } from '../formats/result.ts'
import type { Frame } from './frame.ts'

/** What was allocated from one call stack and not given back. */
export interface LiveStack {
  /** Innermost first; empty where the recorder knew of the allocation and not where it came from. */
  readonly frames: readonly Frame[]
  /** What the allocator holds for it, its header included: `malloc_usable_size` + 8 with glibc. */
  readonly bytes: number
  /** Allocations that are alive. */
  readonly count: number
  /** The recorder's own name for the stack: umdh's `BackTrace7922D60` without its first word. */
  readonly trace?: string
}

/** What was read at one moment, the stacks apart. */
export interface SnapshotReading {
  /** Absent in what another tool recorded, as are the page, the variation and the inputs. */
  readonly subject?: LxmlSubject | CallableSubject
  readonly page?: string
  readonly variation?: Variation
  readonly freshPerInput?: number
  readonly versions?: Versions
  /** How many inputs the subject had been handed. */
  readonly inputs?: number
  /**
   * Bytes that the process's allocator held (`heap`, see {@link LiveStack.bytes}). What the recorder itself keeps is among
   * them, and no longer grows once it knows the call stacks: of two snapshots of one process it does not show.
   */
  readonly heap?: number
  /** Equal for two snapshots of one process: only then their heaps can be subtracted. */
  readonly process?: string
  readonly takenAt?: string
  readonly recorder: Recorder
  /** What the parser's dictionary held, bytes that are no UTF-8 as `\xNN`. */
  readonly names?: readonly string[]
  /** What a reader must know to trust the figures: frames that could not be named, and why. */
  readonly notes: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

export interface Recorder {
  readonly name: 'memray' | 'heaptrack' | 'umdh'
  readonly version?: string
}

/** A reading and what was alive then, by call stack. `schemas/snapshot.schema.json` describes it for other languages. */
export interface Snapshot extends SnapshotReading {
  readonly schema: 'plateau.snapshot/1'
  readonly stacks: readonly LiveStack[]
}
