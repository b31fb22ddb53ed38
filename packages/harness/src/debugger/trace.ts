import { readFile } from 'node:fs/promises'
import type { Breakpoint, DebuggerUsed, TraceEnd } from '@plateau/core'
import { lastLines } from '../children/child-error.ts'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { visible } from '../children/visible.ts'
import { type Budget, checkBudget } from '../measure/budget.ts'
import type { Page } from '../pages/page.ts'
import type { Template } from '../pages/template.ts'
import { objectIn } from '../probe/object-in.ts'
import type { Probe } from '../probe/probe.ts'
import type { Subject } from '../subjects/subject.ts'
import { UsageError } from '../usage-error.ts'
import { DebuggerError } from './debugger-error.ts'
import { findDebugger } from './find-debugger.ts'
import { type OrderFiles, type TraceOrder, writeOrder } from './order.ts'
import { refusal } from './refusal.ts'
import { runDebugger } from './run-debugger.ts'
import { breakpointsOf, type TracedAnswer, tracedIn } from './traced.ts'

/** What one trace may use if not told otherwise. */
export const traceBudget: Budget = { inputs: 1, timeoutMs: 60_000, memoryBytes: 4 * 2 ** 30 }

/** Starting Python under a debugger and importing lxml took 0.5 s; a busy machine, or a network home, takes longer. */
const START_MS = 60_000

export interface TraceOptions extends TraceOrder {
  readonly page: Page
  /** What makes the inputs. */
  readonly template: Template
  readonly budget?: Partial<Budget>
  /** Hears how many hits there have been: 0 when the subject begins, then now and then. */
  readonly onHits?: (hits: number) => void
  readonly signal?: AbortSignal
}

/** What breakpoints told of one subject at work. */
export interface Traced {
  readonly debugger: DebuggerUsed
  readonly inputs: number
  readonly end: TraceEnd
  readonly breakpoints: readonly Breakpoint[]
}

/**
 * Runs a subject under a debugger in batch, in a process of its own that has parsed nothing before, and counts the calls of
 * functions while it works on its inputs, by call stack.
 *
 * @throws DebuggerError where there is no debugger, or it may not or does not do its work.
 * @throws UsageError where the subject cannot be made.
 * @throws what `signal` was aborted with, once the debugger and the subject's process are gone.
 */
export async function trace(probe: Probe, subject: Subject, options: TraceOptions): Promise<Traced> {
  refuseOtherSystems()
  const debug = await findDebugger()
  const budget = checkTraceBudget({ ...traceBudget, ...options.budget })
  return await withTemporaryFolder(async (folder) => {
    const files = await writeOrder(folder, { probe, subject }, { ...options, budget })
    const left = await runDebugger(debug, {
      executable: probe.facts.executable,
      files,
      withinMs: START_MS + 2 * budget.timeoutMs,
      onHits: options.onHits ?? (() => {}),
      signal: options.signal,
    })
    const traced = tracedIn(left.answer)
    if (traced === undefined) throw refusal(debug, left)
    const inputs = await inputsDone(files)
    return {
      debugger: { name: traced.debugger, version: traced.version },
      inputs,
      end: await endOf(traced, files, { inputs, budget, output: left.output }),
      breakpoints: breakpointsOf(traced),
    }
  })
}

/** How a function is found, and how nothing is left behind, is Linux's: /proc, prctl(2), ELF. */
function refuseOtherSystems(): void {
  const { platform } = process
  if (platform === 'linux') return
  throw new DebuggerError(
    `Expected Linux to trace on, got ${platform}: attach a debugger yourself with "plateau run --wait-for-debugger"`,
    { kind: 'not on this system', platform },
  )
}

/** One input is enough here: nothing is judged. */
function checkTraceBudget(budget: Budget): Budget {
  if (!Number.isSafeInteger(budget.inputs) || budget.inputs < 1) {
    throw new UsageError(`Expected --inputs to be a whole number of at least 1, got ${budget.inputs}`)
  }
  return { ...checkBudget({ ...budget, inputs: 8 }), inputs: budget.inputs }
}

async function inputsDone({ progress }: OrderFiles): Promise<number> {
  return Number((await readFile(progress)).readBigInt64LE())
}

interface Circumstances {
  readonly inputs: number
  readonly budget: Budget
  readonly output: string
}

async function endOf(
  { when, end }: TracedAnswer,
  files: OrderFiles,
  { inputs, budget, output }: Circumstances,
): Promise<TraceEnd> {
  const { unfit, failed } = (objectIn(await readFile(files.said, 'utf8').catch(() => '')) ?? {}) as Said
  if (unfit !== undefined) throw new UsageError(`Expected ${visible(unfit)}`)
  const atInput = when === 'before' ? 0 : inputs + 1
  if (failed !== undefined) return { kind: 'raised', error: visible(failed), atInput }
  switch (end.kind) {
    case 'time is up':
      return { kind: 'timed out', afterMs: budget.timeoutMs }
    case 'stopped':
      return { kind: 'finished' }
    case 'killed':
      return { kind: 'killed', signal: end.number, atInput }
    case 'exited':
      return { kind: 'exited', code: end.number, atInput }
    case 'gone':
      throw new Error(`Expected the debugger to tell how the subject ended, got no word\n\n${lastLines(output)}`)
  }
}

/** What the subject's process says where it did not get through (plateau_probe/traced.py). */
interface Said {
  readonly unfit?: string
  readonly failed?: string
}
