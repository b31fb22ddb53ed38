import type { ExitCode } from './exit-code.ts'

/** Carries a verb out: gives it the signal that Ctrl-C aborts, and turns what it throws into words and an exit code. */
export type Act = (work: (signal: AbortSignal) => Promise<ExitCode>) => Promise<void>
