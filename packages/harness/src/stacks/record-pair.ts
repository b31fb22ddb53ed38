import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Pair, type Snapshot, subtract } from '@plateau/core'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { type Budget, checkBudget, defaultBudget, silenceMs, whyStop } from '../measure/budget.ts'
import { finish } from '../measure/finish.ts'
import { exercise, type Row } from '../measure/row.ts'
import { runSpec } from '../measure/spec.ts'
import { versionsOf } from '../measure/versions-of.ts'
import type { Page } from '../pages/page.ts'
import type { Template } from '../pages/template.ts'
import type { Fork } from '../probe/fork.ts'
import type { Probe } from '../probe/probe.ts'
import type { Subject } from '../subjects/subject.ts'
import { liveStacks } from './live-stacks.ts'
import { momentAt, type Moment } from './moment.ts'
import { Pipe } from './pipe.ts'
import type { Recorder } from './recorders.ts'
import { type Decoder, drawMarks, Recording } from './recording.ts'

export interface RecordOptions {
  readonly page: Page
  readonly template: Template
  readonly recorder: Recorder
  readonly budget?: Partial<Budget>
  readonly onInputs?: (inputs: number) => void
  readonly signal?: AbortSignal
}

/** A window of inputs begins after as many as this: what a parser sets up once is behind it. */
const windowFrom = 64

/**
 * Exercises a subject with all its allocations recorded, from before it is made, and subtracts what was alive at the start of
 * a window of inputs from what was alive at its end.
 *
 * @throws RunError where the child fails, whatever of the recording had come by then.
 * @throws UsageError where the subject or the budget makes no sense; what `signal` was aborted with.
 */
export async function recordPair(probe: Probe, subject: Subject, options: RecordOptions): Promise<Pair> {
  const budget = checkBudget({ ...defaultBudget, ...options.budget })
  const { page, template, recorder, signal, onInputs = () => {} } = options
  const recording = new Recording(drawMarks())
  const decoder = recorder.decoder(recording)
  const window = await withTemporaryFolder((folder) =>
    probe.withFork(signal, async (fork) => {
      const fifo = join(folder, 'recording')
      const spec = { ...recorder.spec, fifo, marks: recording.marks }
      const pipe = await begin(fork, {
        spec: runSpec(subject, page, template, { ...budget, recorder: spec }),
        fifo,
        decoder,
        budget,
      })
      try {
        return await recordWindow(fork, { budget, template, pipe, recording, onInputs })
      } finally {
        pipe.close()
      }
    }),
  )
  const stacks = await liveStacks([window.before, window.after], decoder, signal)
  const about = {
    schema: 'plateau.snapshot/1',
    subject: subject.kind === 'lxml' ? subject : ({ kind: 'callable', call: subject.call } as const),
    page: page.name,
    variation: template.variation,
    freshPerInput: template.fresh,
    versions: versionsOf(probe),
    process: randomUUID(),
    recorder: { name: recorder.name, ...(decoder.version !== undefined && { version: decoder.version }) },
    environment: probe.environment,
  } as const
  const [before, after] = ([window.before, window.after] as const).map((moment, index): Snapshot => {
    const { row, names, because } = moment
    return {
      ...about,
      inputs: row.inputs,
      ...(row.heap !== undefined && { heap: row.heap }),
      ...(names !== undefined && { names }),
      notes: [...stacks.notes, ...window.notes, ...(because === undefined ? [] : [`bytes: ${because}`])],
      stacks: stacks.of[index] ?? [],
    }
  }) as [Snapshot, Snapshot]
  return subtract(before, after)
}

interface BeginOptions {
  readonly spec: string
  readonly fifo: string
  readonly decoder: Decoder
  readonly budget: Budget
}

/** The child makes the pipe, we open its other end, and only then does the recorder start. */
async function begin(fork: Fork, { spec, fifo, decoder, budget }: BeginOptions): Promise<Pipe> {
  const withinMs = silenceMs(budget)
  const answer = await fork.ask(spec, withinMs)
  if (answer !== '{"recording": true}') await fork.garbled(answer)
  const pipe = new Pipe(fifo, (chunk) => decoder.push(chunk))
  try {
    const ready = await fork.ask('record', withinMs)
    if (ready !== '{"ready": true}') await fork.garbled(ready)
    return pipe
  } catch (error) {
    pipe.close()
    throw error
  }
}

interface WindowOptions {
  readonly budget: Budget
  readonly template: Template
  readonly pipe: Pipe
  readonly recording: Recording
  readonly onInputs: (inputs: number) => void
}

interface Window {
  readonly before: Moment
  readonly after: Moment
  readonly notes: readonly string[]
}

async function recordWindow(fork: Fork, options: WindowOptions): Promise<Window> {
  const { budget, template, pipe, recording, onInputs } = options
  const withinMs = silenceMs(budget)
  const startedAt = performance.now()
  const last = Math.min(budget.inputs, template.capacity)
  const from = Math.min(windowFrom, last >> 1)
  await exercise(fork, [1], withinMs)
  const rows: Row[] = [...(await exercise(fork, [from], withinMs))]
  const before = await momentAt(fork, { pipe, recording, withinMs })
  for (let done = from; done < last; done = rows.at(-1)?.inputs ?? last) {
    const elapsedMs = performance.now() - startedAt
    if (whyStop(rows, { elapsedMs, perInputMs: elapsedMs / done }, budget) !== undefined) break
    rows.push(...(await exercise(fork, [Math.min(2 * done, last)], withinMs)))
    onInputs(rows.at(-1)?.inputs ?? 0)
  }
  const after = await momentAt(fork, { pipe, recording, withinMs })
  const stopped = await fork.ask('stop', withinMs)
  if (stopped !== '{"stopped": true}') await fork.garbled(stopped)
  const { notes } = await finish(fork, { list: false, inputs: after.row.inputs, withinMs })
  return { before, after, notes }
}
