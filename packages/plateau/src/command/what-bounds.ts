import { type Advice, adviceFor, keptIn, type LxmlSubject, type Run } from '@plateau/core'
import {
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
import { leftInWords } from './time-left.ts'

export interface WhatBoundsOptions {
  readonly probeFor: (run: PlannedRun) => Promise<Probe>
  readonly atOnce: number
  /** Hears what is being looked for. */
  readonly onDoing: (doing: string) => void
  readonly signal: AbortSignal
}

/**
 * Of a run's own inputs and time: what is tried to bound it is many runs, and is to take no longer than it did itself. Whether
 * every name is kept or none shows long before: at 256 inputs, 44 of 45 settings of a map were decided as at 4,032.
 */
const mostInputs = 1024
const share = 1 / 8
const leastMs = 250

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
  const budget = {
    inputs: Math.min(mostInputs, run.inputs),
    timeoutMs: Math.max(leastMs, share * run.durationMs),
  }
  const tried: Run[] = []
  await sideBySide(subjects, atOnce, async (other, index) => {
    const left = leftInWords(((subjects.length - index) * budget.timeoutMs) / atOnce)
    onDoing(`looking for what bounds ${title(run)} (${tried.length} of ${subjects.length} settings tried, ${left})`)
    try {
      tried.push(await measure(probe, other, { page, template, budget, signal }))
    } catch (error) {
      // Only the interpreter knows what iterparse takes: fewer options than a parser.
      if (!(error instanceof UsageError)) throw error
    }
  })
  return tried
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
