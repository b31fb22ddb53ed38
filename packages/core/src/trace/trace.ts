import type { CallableSubject, LxmlSubject, Machine, Variation, Versions } from '../formats/result.ts'
import type { Breakpoint } from './breakpoint.ts'

/** What `trace` writes: `schemas/trace.schema.json` describes it for other languages. */
export interface Trace {
  readonly schema: 'plateau.trace/1'
  readonly plateau: string
  readonly command: readonly string[]
  readonly startedAt: string
  readonly durationMs: number
  readonly machine: Machine
  readonly page: string
  readonly subject: LxmlSubject | CallableSubject
  readonly versions: Versions
  readonly variation: Variation
  readonly freshPerInput: number
  /** Inputs that the subject was done with. */
  readonly inputs: number
  readonly debugger: DebuggerUsed
  /** What had to be true for a call to count as a hit. */
  readonly condition?: string
  /** The most hits of each breakpoint. */
  readonly maxHits?: number
  readonly end: TraceEnd
  /** In the order they were asked for. */
  readonly breakpoints: readonly Breakpoint[]
  readonly notes: readonly string[]
}

export interface DebuggerUsed {
  readonly name: 'gdb' | 'lldb'
  readonly version: string
}

/** How the subject's process came to its end; where it is not `finished`, the hits are those until then. */
export type TraceEnd =
  | { readonly kind: 'finished' }
  | { readonly kind: 'timed out'; readonly afterMs: number }
  /** Inputs count from 1; 0 is before the first. */
  | { readonly kind: 'raised'; readonly error: string; readonly atInput: number }
  | { readonly kind: 'killed'; readonly signal: number; readonly atInput: number }
  | { readonly kind: 'exited'; readonly code: number; readonly atInput: number }
