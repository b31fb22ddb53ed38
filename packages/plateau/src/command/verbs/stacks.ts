import type { Pair, SnapshotPairs, Variation } from '@plateau/core'
import {
  Probes,
  provideRecorder,
  recordBudget,
  recordPair,
  type RecordedPair,
  type RecorderName,
  RunError,
  visible,
} from '@plateau/harness'
import { stacksTerminal } from '@plateau/report'
import { Argument, Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { freshFlag, inputsFlag, timeoutFlag } from '../flags/budget.ts'
import { htmlFlag, jsonFlag, markdownFlag } from '../flags/output.ts'
import { parserOptionFlag } from '../flags/parser-option.ts'
import { lxmlFlag, pythonFlag } from '../flags/python.ts'
import { recorderFlag, topFlag } from '../flags/recorder.ts'
import {
  foldedFlag,
  pprofFlag,
  quietStacksFlag,
  saveFlag,
  speedscopeFlag,
  suppressionsFlag,
  umdhFlag,
  verboseStacksFlag,
} from '../flags/stacks.ts'
import { symbolsFlag } from '../flags/symbols.ts'
import { asFlag, callFlag, entryFlag, lifetimeFlag, parserFlag, pathFlag, withFlag } from '../flags/subject.ts'
import { varyFlag } from '../flags/vary.ts'
import { idleNow, readSuppressions, withNotes, withoutKnown } from '../known-growth.ts'
import { requestOf } from '../measure-plan.ts'
import { openPage } from '../open-page.ts'
import { type PlannedRun, plan, type SubjectFlags } from '../plan.ts'
import { type Progress, progress } from '../progress.ts'
import { saveSnapshots } from '../save-snapshots.ts'
import { screen } from '../screen.ts'
import type { Act } from '../verb.ts'
import { version } from '../version.ts'
import {
  checkStackOutputs,
  type StackOutputFlags,
  stacksTakeStandardOutput,
  writeStackOutputs,
} from '../write-stacks.ts'

interface StacksFlags extends SubjectFlags, StackOutputFlags {
  readonly lxml?: readonly string[]
  readonly python?: string
  readonly vary: readonly Variation[]
  readonly fresh?: number
  readonly inputs: number
  readonly timeout: number
  readonly recorder?: RecorderName
  readonly top?: number
  readonly suppressions?: string
  readonly save?: string
  readonly quiet?: true
  readonly verbose?: true
}

const defaultPage = 'coding-horror'
/** The three places that the article found. */
const defaultVary: readonly Variation[] = ['ids', 'tags', 'entities']

/** `plateau stacks`: what a window of inputs left behind, by call stack. */
export function stacksVerb(act: Act): Command {
  const command = new Command('stacks').addArgument(
    new Argument('[page]', 'a saved page or the name of a fixture').default(defaultPage, defaultPage),
  )
  for (const flag of [
    varyFlag().default(defaultVary, defaultVary.join(',')),
    lxmlFlag(),
    pythonFlag(),
    symbolsFlag(),
    recorderFlag(),
    parserFlag(),
    parserOptionFlag(),
    lifetimeFlag(),
    entryFlag(),
    asFlag(),
    callFlag(),
    pathFlag(),
    withFlag(),
    freshFlag(),
    inputsFlag(recordBudget.inputs),
    timeoutFlag().default(recordBudget.timeoutMs / 1000),
    topFlag(),
    jsonFlag(),
    markdownFlag(),
    htmlFlag(),
    umdhFlag(),
    foldedFlag(),
    speedscopeFlag(),
    pprofFlag(),
    suppressionsFlag(),
    saveFlag(),
    quietStacksFlag(),
    verboseStacksFlag(),
  ]) {
    command.addOption(flag)
  }
  return command.action((page: string, flags: StacksFlags) => act((signal) => recordPairs(page, flags, signal)))
}

async function recordPairs(page: string, flags: StacksFlags, signal: AbortSignal): Promise<ExitCode> {
  const startedAt = new Date().toISOString()
  checkStackOutputs(flags)
  const known = await readSuppressions(flags.suppressions)
  const planned = plan([await openPage(page)], { ...flags, atMost: [] })
  const shown = progress({ quiet: flags.quiet ?? false, doing: 'looking for a Python' })
  const probes = new Probes({ lanes: 1, signal, onProgress: (doing) => shown.say(doing) })
  const pairs: Pair[] = []
  let failed = false
  try {
    for (const run of planned) {
      const { recorded, health } = await recordOne(run, probes, { flags, progress: shown, signal })
      shown.end()
      if (!health.ok) {
        process.stderr.write(`plateau: ${titleOf(run)}: failed at input ${health.atInput}: ${visible(health.error)}\n`)
        failed = true
      }
      if (recorded === undefined) continue
      if (flags.save !== undefined) await saveSnapshots(flags.save, recorded)
      const pair = withoutKnown(recorded.pair, known)
      pairs.push(pair)
      if (stacksTakeStandardOutput(flags)) continue
      const { quiet = false, verbose = false, top } = flags
      const look = { ...screen(process.stdout), quiet, verbose, ...(top !== undefined && { top }) }
      process.stdout.write(`${pairs.length > 1 && !quiet ? '\n' : ''}${stacksTerminal(pair, look)}`)
    }
  } finally {
    shown.end()
    await probes.close()
  }
  const command = ['stacks', ...process.argv.slice(3)]
  const idle = idleNow(pairs, known)
  if (!stacksTakeStandardOutput(flags)) for (const note of idle) process.stdout.write(`${visible(note)}\n`)
  const result: SnapshotPairs = {
    schema: 'plateau.snapshots/1',
    plateau: version,
    command,
    startedAt,
    pairs: withNotes(pairs, idle),
  }
  await writeStackOutputs(result, flags)
  return failed ? exitCodes.failed : exitCodes.ok
}

interface Recorded extends Pick<RecordedPair, 'health'> {
  readonly recorded?: RecordedPair
}

interface RecordOneOptions {
  readonly flags: StacksFlags
  readonly progress: Progress
  readonly signal: AbortSignal
}

/** A child that fails is a result: the other variations are recorded all the same. */
async function recordOne(run: PlannedRun, probes: Probes, options: RecordOneOptions): Promise<Recorded> {
  const { flags, progress: shown, signal } = options
  const { page, template, subject } = run
  const probe = await probes.for(requestOf(run, flags.python))
  const recorder = await provideRecorder(probe, {
    ...(flags.recorder !== undefined && { asked: flags.recorder }),
    onProgress: (doing) => shown.say(doing),
    signal,
  })
  shown.say(`recording ${titleOf(run)}`)
  try {
    const recorded = await recordPair(probe, subject, {
      page,
      template,
      recorder,
      budget: { inputs: flags.inputs, timeoutMs: flags.timeout * 1000 },
      onInputs: (inputs) =>
        shown.say(`recording ${titleOf(run)} (${inputs} of ${flags.inputs} inputs, at most ${flags.timeout} s)`),
      signal,
    })
    return { recorded, health: recorded.health }
  } catch (error) {
    if (!(error instanceof RunError)) throw error
    const { atInput, kind: how } = error.failure
    return { health: { ok: false, atInput, error: error.message, how } }
  }
}

function titleOf({ page, template: { variation } }: PlannedRun): string {
  const name = visible(page.name)
  return variation === 'same' ? `${name} repeated` : `fresh ${variation} of ${name}`
}
