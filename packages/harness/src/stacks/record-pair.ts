import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Health, type Pair, type Snapshot, subtract } from '@plateau/core'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { type Budget, checkBudget, defaultBudget, silenceMs, whyStop } from '../measure/budget.ts'
import { finish } from '../measure/finish.ts'
import { exercise, type Row } from '../measure/row.ts'
import { runSpec } from '../measure/spec.ts'
import { doublingFrom, warmUp } from '../measure/stops.ts'
import { versionsOf } from '../measure/versions-of.ts'
import { namesByConstruct } from '../names/names-by-construct.ts'
import type { Page } from '../pages/page.ts'
import type { Template } from '../pages/template.ts'
import type { Fork } from '../probe/fork.ts'
import type { Probe } from '../probe/probe.ts'
import type { Subject } from '../subjects/subject.ts'
import { frameNotes } from './frame-notes.ts'
import { type LiveStacks, liveStacks } from './live-stacks.ts'
import { momentAt, type Moment, type StackHeld } from './moment.ts'
import { Pipe } from './pipe.ts'
import type { Recorder } from './recorders.ts'
import { remainderNote } from './remainder-note.ts'
import { type Decoder, drawMarks, Recording } from './recording.ts'

export interface RecordOptions {
  readonly page: Page
  readonly template: Template
  readonly recorder: Recorder
  readonly budget?: Partial<Budget>
  readonly onInputs?: (inputs: number) => void
  readonly signal?: AbortSignal
}

/** A pair, and whether the subject still did its work at the end. */
export interface RecordedPair {
  readonly pair: Pair
  /** The two snapshots that the pair is the difference of. */
  readonly before: Snapshot
  readonly after: Snapshot
  readonly health: Health
}

/** What a recorded run may use if nothing else is asked for: a recorder makes it five to ten times as slow. */
export const recordBudget = { inputs: 4096, timeoutMs: 20_000 } as const satisfies Partial<Budget>

/** A window begins after as many inputs as this, where the time allows it: what is set up once or rarely is behind it. */
const windowFrom = 64
/** Windows end where doublings do, so that the next one is the same, but not where a busy machine makes it wait for ever. */
const overTime = 2
/** Of the time of a run, the part that may be spent before its window. */
const spentBefore = 1 / 8

/**
 * Exercises a subject with all its allocations recorded, from before it is made, and subtracts what was alive at the start of
 * a window of inputs from what was alive at its end.
 *
 * @throws RunError where the child fails, whatever of the recording had come by then.
 * @throws UsageError where the subject or the budget makes no sense; what `signal` was aborted with.
 */
export async function recordPair(probe: Probe, subject: Subject, options: RecordOptions): Promise<RecordedPair> {
  const budget = checkBudget({ ...defaultBudget, ...recordBudget, ...options.budget })
  const { page, template, recorder, signal, onInputs = () => {} } = options
  const recording = new Recording(drawMarks())
  const decoder = recorder.decoder(recording)
  const { window, named } = await withTemporaryFolder((folder) =>
    probe.withFork(signal, async (fork) => {
      const fifo = join(folder, 'recording')
      const spec = { ...recorder.spec, fifo, marks: recording.marks }
      const pipe = await begin(fork, {
        spec: runSpec(subject, page, template, { ...budget, recorder: spec }),
        fifo,
        decoder,
        budget,
      })
      const naming: Promise<LiveStacks>[] = []
      const onStacks: WindowOptions['onStacks'] = (...moments) => {
        const work = liveStacks(moments, decoder, signal)
        // Heard below, once the child has told the rest.
        work.catch(() => {})
        naming.push(work)
      }
      try {
        const recorded = await recordWindow(fork, { budget, template, pipe, recording, onInputs, onStacks })
        return { window: recorded, named: await Promise.all(naming) }
      } finally {
        pipe.close()
        // Where the child has failed, addr2line may be at work still.
        await Promise.allSettled(naming)
      }
    }),
  )
  const [stacks] = named
  if (stacks === undefined) throw new Error('Expected the stacks of a window to be named, got none')
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
      notes: [
        ...template.notes,
        ...probe.notes,
        ...window.notes,
        ...(because === undefined ? [] : [`bytes: ${because}`]),
      ],
      stacks: stacks.of[index] ?? [],
    }
  }) as [Snapshot, Snapshot]
  const pair = subtract(before, after)
  const remainder = remainderNote(pair)
  const notes = [...pair.notes, ...frameNotes(pair, stacks), ...(remainder === undefined ? [] : [remainder])]
  const kept = after.names && namesByConstruct(after.names, [page], { variation: template.variation })
  return {
    pair: { ...pair, notes, ...(kept !== undefined && { kept }) },
    before,
    after,
    health: window.health,
  }
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
  readonly onStacks: (before: readonly StackHeld[], after: readonly StackHeld[]) => void
}

interface Window {
  readonly before: Moment
  readonly after: Moment
  readonly health: Health
  readonly notes: readonly string[]
}

async function recordWindow(fork: Fork, options: WindowOptions): Promise<Window> {
  const { budget, template, pipe, recording, onInputs, onStacks } = options
  const withinMs = silenceMs(budget)
  const startedAt = performance.now()
  const last = Math.min(budget.inputs, template.capacity)
  const rows: Row[] = []
  const elapsed = () => performance.now() - startedAt
  const upTo = async (stop: number) => {
    rows.push(...(await exercise(fork, [stop], withinMs)))
    onInputs(stop)
    return stop
  }

  await exercise(fork, [1], withinMs)
  const warm = Math.min(warmUp, last >> 1)
  await upTo(warm >> 1)
  // For rehearsal too: Python 2.7 and heaptrack keep 12 kB for good when the names are told for the first time. Inputs come
  // behind it, as before each moment: the parser's own log holds the errors of the page that it parsed last.
  await momentAt(fork, { pipe, recording, withinMs })
  let done = await upTo(warm)
  while (2 * done <= Math.min(windowFrom, last >> 1) && elapsed() < spentBefore * budget.timeoutMs) {
    done = await upTo(2 * done)
  }
  const before = await momentAt(fork, { pipe, recording, withinMs })
  // At least one doubling, unless that takes much too long: a window without inputs tells nothing.
  do {
    for (const stop of done < warmUp ? [last] : doublingFrom(done, last)) {
      done = await upTo(stop)
      if (elapsed() > overTime * budget.timeoutMs) break
    }
  } while (done < last && whyStop(rows, { elapsedMs: elapsed(), perInputMs: elapsed() / done }, budget) === undefined)
  const after = await momentAt(fork, {
    pipe,
    recording,
    withinMs,
    onStacks: (stacks) => onStacks(before.stacks, stacks),
  })

  const stopped = await fork.ask('stop', withinMs)
  if (stopped !== '{"stopped": true}') await fork.garbled(stopped)
  return { before, after, ...(await finish(fork, { list: false, inputs: done, withinMs })) }
}
