import type { Health } from '@plateau/core'
import type { Page } from '../pages/page.ts'
import type { Template } from '../pages/template.ts'
import type { Fork } from '../probe/fork.ts'
import type { Probe } from '../probe/probe.ts'
import { RunError } from '../probe/run-error.ts'
import type { Subject } from '../subjects/subject.ts'
import { type Budget, longestTimeoutMs, silenceMs, whyStop } from './budget.ts'
import { type Finished, finish } from './finish.ts'
import { reachedBy } from './reach.ts'
import { exercise, type Row } from './row.ts'
import { runSpec } from './spec.ts'
import { doublingFrom, warmUp } from './stops.ts'

/** What came of one child: its readings up to where it ended, and how it ended. */
export interface Exercised {
  /** Fresh names of the first input that arrived; absent where none are fresh or the subject has no tree. */
  readonly reached?: number
  readonly rows: readonly Row[]
  readonly health: Health
  readonly finished: Finished
  readonly notes: readonly string[]
}

export interface ExerciseOptions {
  readonly page: Page
  readonly template: Template
  readonly budget: Budget
  readonly list: boolean
  readonly onInputs: (inputs: number) => void
  /** Lets a debugger attach to the child before its parser is made; the run goes on when it resolves. */
  readonly onWaiting?: (pid: number, signal: AbortSignal) => Promise<void>
  readonly signal: AbortSignal | undefined
}

/**
 * Runs one child from its first input to its health check, doubling by doubling, until the budget is spent.
 *
 * @throws UsageError where the subject cannot be made; what `signal` was aborted with. A child that fails is a result.
 */
export async function exercised(probe: Probe, subject: Subject, options: ExerciseOptions): Promise<Exercised> {
  const rows: Row[] = []
  const notes: string[] = []
  let reached: number | undefined
  try {
    reached = await reach(probe, subject, options)
    const { health, ...finished } = await probe.withFork(options.signal, async (fork) => {
      const budget = await waited(fork, options)
      if (options.onWaiting !== undefined) notes.push('a debugger could stop this run: how long it took says nothing')
      // Not before: a fork waits until others have ended.
      const startedAt = performance.now()
      await begin(fork, subject, { ...options, budget })
      notes.push(...(await doublings(fork, rows, { ...options, budget, startedAt })))
      const inputs = rows.at(-1)?.inputs ?? 0
      return finish(fork, { list: options.list, inputs, withinMs: silenceMs(budget) })
    })
    return { ...(reached !== undefined && { reached }), rows, health, finished, notes: [...notes, ...finished.notes] }
  } catch (error) {
    if (!(error instanceof RunError)) throw error
    const { atInput, kind: how } = error.failure
    const afterwards = error.failure.kind === 'raised' ? error.failure.afterwards : undefined
    const lost = { ok: false, atInput, error: error.message, how } as const
    const health = afterwards === undefined ? lost : { ...lost, afterwards }
    return { ...(reached !== undefined && { reached }), rows, health, finished: { notes: [] }, notes }
  }
}

/** Only a parser has a tree to look in, and only fresh names can arrive. */
async function reach(probe: Probe, subject: Subject, options: ExerciseOptions): Promise<number | undefined> {
  if (subject.kind !== 'lxml' || options.template.fresh === 0) return undefined
  return reachedBy(probe, options.template, { parser: subject.parser, ...options })
}

/** A clock cannot tell work from a pause: what is left of the budget with a debugger is the inputs and the memory. */
async function waited(fork: Fork, { budget, onWaiting }: ExerciseOptions): Promise<Budget> {
  if (onWaiting === undefined) return budget
  const answer = await fork.ask('{"do": "wait"}', silenceMs(budget))
  if (answer !== '{"waiting": true}') await fork.garbled(answer)
  const pid = await fork.pid
  await fork.whileAlive((signal) => onWaiting(pid, signal))
  return { ...budget, timeoutMs: longestTimeoutMs }
}

async function begin(fork: Fork, subject: Subject, { page, template, budget }: ExerciseOptions): Promise<void> {
  const answer = await fork.ask(runSpec(subject, page, template, budget), silenceMs(budget))
  if (answer !== '{"ready": true}') await fork.garbled(answer)
}

/** Fills `rows`; returns a note where less than the most inputs were used. */
async function doublings(
  fork: Fork,
  rows: Row[],
  options: ExerciseOptions & { readonly startedAt: number },
): Promise<readonly string[]> {
  const { budget, template, onInputs, startedAt } = options
  const last = Math.min(budget.inputs, template.capacity)
  // The first order of all is for rehearsal: what it allocates on its way is no growth.
  await exercise(fork, [1], silenceMs(budget))
  let perInputMs = await upTo([warmUp])
  for (let done = warmUp; done < last; done = rows.at(-1)?.inputs ?? last) {
    const why = whyStop(rows, { elapsedMs: performance.now() - startedAt, perInputMs }, budget)
    if (why !== undefined) return [`stopped after ${grouped(done)} of ${grouped(last)} inputs: ${why}`]
    perInputMs = await upTo(doublingFrom(done, last))
    onInputs(rows.at(-1)?.inputs ?? 0)
  }
  return last < budget.inputs
    ? [`stopped after ${grouped(last)} inputs: more of this variation would repeat itself`]
    : []

  /** Returns how long each input took. */
  async function upTo(stops: readonly number[]): Promise<number> {
    const before = { inputs: rows.at(-1)?.inputs ?? 0, at: performance.now() }
    rows.push(...(await exercise(fork, stops, silenceMs(budget))))
    return (performance.now() - before.at) / ((rows.at(-1)?.inputs ?? 0) - before.inputs)
  }
}

function grouped(inputs: number): string {
  return inputs.toLocaleString('en')
}
