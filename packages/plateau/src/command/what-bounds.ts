import { type Advice, adviceFor, keptIn, type LxmlSubject, type Run } from '@plateau/core'
import {
  type Budget,
  leastInputs,
  measure,
  parser,
  type Probe,
  type ParserOptions,
  type ParserSettings,
  settingsOf,
  sideBySide,
  UsageError,
} from '@plateau/harness'
import { title } from '@plateau/report'
import type { PlannedRun } from './plan.ts'
import { inSeconds, leftInWords } from './time-left.ts'

export interface WhatBoundsOptions {
  readonly probeFor: (run: PlannedRun) => Promise<Probe>
  readonly atOnce: number
  /** Hears what is being looked for. */
  readonly onDoing: (doing: string) => void
  readonly signal: AbortSignal
}

/**
 * Of a run's own inputs and time: what is tried to bound it is many runs, and is to take little longer than it did itself.
 * Whether every name is kept or none shows long before: at 256 inputs, 44 of 45 settings of a map were decided as at 4,032.
 */
const mostInputs = 1024
const share = 1 / 8
const leastMs = 250
/** What is undecided then is tried as long as the run itself, lifetimes first: a thread a page is slow, and so is a busy machine. */
const longerMs = 20_000

/**
 * Says of each run that grows what bounds it: its parser at each other setting and lifetime is tried on the same inputs, and
 * the other runs are taken into account, such as those on other releases.
 *
 * @throws what `signal` was aborted with.
 */
export async function whatBounds(
  measured: readonly (readonly [PlannedRun, Run])[],
  options: WhatBoundsOptions,
): Promise<readonly Advice[]> {
  const runs = measured.map(([, run]) => run)
  const advice: Advice[] = []
  for (const [planned, run] of measured) {
    if (planned.subject.kind !== 'lxml' || keptIn(run).kind !== 'something') continue
    const tried = await alternatives(planned, run, { ...options, subject: planned.subject })
    const said = adviceFor(run, [...runs, ...tried])
    if (said !== undefined) advice.push(said)
  }
  return advice
}

async function alternatives(
  planned: PlannedRun,
  run: Run,
  { subject, probeFor, atOnce, onDoing, signal }: WhatBoundsOptions & { readonly subject: LxmlSubject },
): Promise<readonly Run[]> {
  const { page, template } = planned
  const probe = await probeFor(planned)
  const subjects = others(subject, probe)
  const brief = { inputs: Math.min(mostInputs, run.inputs), timeoutMs: timeFor(run) }
  const tried = new Map<LxmlSubject, Run>()

  const tryOne = async (other: LxmlSubject, budget: Partial<Budget>): Promise<void> => {
    try {
      tried.set(other, await measure(probe, other, { page, template, budget, signal }))
    } catch (error) {
      // Only the interpreter knows what iterparse takes: fewer options than a parser.
      if (!(error instanceof UsageError)) throw error
    }
  }

  await sideBySide(subjects, atOnce, async (other, index) => {
    const left = leftInWords(((subjects.length - index) * brief.timeoutMs) / atOnce)
    onDoing(`looking for what bounds ${title(run)} (${tried.size} of ${subjects.length} settings tried, ${left})`)
    await tryOne(other, brief)
  })
  const open = subjects.filter((other) => isOpen(tried.get(other)))
  const until = performance.now() + Math.max(longerMs, run.durationMs)
  await sideBySide(open, atOnce, async (other) => {
    const left = until - performance.now()
    if (left < brief.timeoutMs) return
    onDoing(
      `looking for what bounds ${title(run)} (${open.length} undecided, tried again for at most ${inSeconds(left)})`,
    )
    await tryOne(other, { inputs: run.inputs, timeoutMs: left })
  })
  return [...tried.values()]
}

/**
 * In milliseconds. On a large page an eighth is too few inputs to say anything: it gets the time of the fewest that do, and
 * half as much again for a slower setting.
 */
function timeFor({ durationMs, inputs }: Run): number {
  return Math.max(leastMs, share * durationMs, (1.5 * leastInputs * durationMs) / Math.max(inputs, leastInputs))
}

function isOpen(run: Run | undefined): boolean {
  return run !== undefined && keptIn(run).kind === 'undecided'
}

/** The same parser with one thing changed: who owns it, or an option. */
function others(subject: LxmlSubject, { facts }: Probe): readonly LxmlSubject[] {
  const { parser: kind, entry, as, lifetime, options } = subject
  const offered = facts.options === undefined ? [] : settingsOf(kind, facts.options).offered
  const changed: readonly (readonly [ParserOptions, ParserSettings])[] = [
    ...(['shared', 'page', 'thread'] as const).map((owner) => [options, { entry, as, lifetime: owner }] as const),
    ...offered.map(
      ({ option, value }) =>
        [
          { ...options, [option]: value },
          { entry, as, lifetime },
        ] as const,
    ),
  ]
  return changed
    .flatMap((each) => made(kind, each))
    .filter((other) => JSON.stringify(other) !== JSON.stringify(subject))
}

function made(
  kind: 'html' | 'xml',
  [options, settings]: readonly [ParserOptions, ParserSettings],
): readonly LxmlSubject[] {
  try {
    return [parser(kind, options, settings)]
  } catch (error) {
    // Not every setting goes with every way in.
    if (error instanceof UsageError) return []
    throw error
  }
}
