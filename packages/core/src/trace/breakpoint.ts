import type { Frame } from '../snapshots/frame.ts'

/** What came of a breakpoint at one function. */
export type Breakpoint = SetBreakpoint | AbsentBreakpoint

export interface SetBreakpoint {
  readonly kind: 'set'
  /** As it was asked for. */
  readonly function: string
  /** Where it was set: more than one where the compiler made copies, or several libraries have the function. */
  readonly places: readonly BreakpointPlace[]
  /** While the subject worked on its inputs; 0 says that the function is there and was not called. */
  readonly hits: number
  /** Whether it was taken away at the most hits, so that there may have been more. */
  readonly full: boolean
  /** The most hits first; equal ones, through the same functions, as one. */
  readonly stacks: readonly TracedStack[]
  /** Hits whose stacks were too many to be told apart. */
  readonly elsewhere: number
  /** Calls for which the condition was false, not counted as hits. */
  readonly notMet: number
  /** Calls for which the condition could not be told, not counted as hits. */
  readonly conditionErrors?: { readonly count: number; readonly first: string }
}

export interface BreakpointPlace {
  /** As the linker knows it: `htmlParseName.isra.0`. */
  readonly symbol: string
  /** The library's file; absent where debug information, which may name several places, told where. */
  readonly module?: string
}

/** A breakpoint that could not be set: no library that the subject's process has loaded names the function. */
export interface AbsentBreakpoint {
  readonly kind: 'absent'
  readonly function: string
  /** The libraries that were searched, the one with the most functions first. */
  readonly libraries: readonly SearchedLibrary[]
  /** Functions with names like it, the likest first. */
  readonly near: readonly string[]
}

export interface SearchedLibrary {
  readonly module: string
  /** Whether its symbol table was taken away, so that only what it exports has a name. */
  readonly stripped: boolean
  /** How many functions it names. */
  readonly functions: number
}

/** One way by which a function was reached. */
export interface TracedStack {
  /** Innermost first: the function itself, then who called it, out to the Python interpreter. */
  readonly frames: readonly Frame[]
  /** Whether there are more frames than were looked at. */
  readonly cut: boolean
  readonly hits: number
  /** What the function was called with, where that is known; the most hits first. */
  readonly arguments: readonly TracedArguments[]
  /** Hits with arguments too many to be told apart. */
  readonly others: number
}

export interface TracedArguments {
  /** By name: texts as UTF-8, other bytes as `\xNN`, at most 64 bytes; numbers as written. */
  readonly values: Readonly<Record<string, string>>
  readonly hits: number
}
