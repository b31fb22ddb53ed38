import type { SnapshotPairs, Variation } from '@plateau/core'
import {
  Probes,
  provideRecorder,
  recordBudget,
  recordPair,
  type RecordedPair,
  type RecorderName,
  visible,
} from '@plateau/harness'
import { stacksTerminal } from '@plateau/report'
import { Argument, Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { freshFlag, inputsFlag, timeoutFlag } from '../flags/budget.ts'
import { jsonFlag, markdownFlag } from '../flags/output.ts'
import { parserOptionFlag } from '../flags/parser-option.ts'
import { lxmlFlag, pythonFlag } from '../flags/python.ts'
import { recorderFlag, topFlag } from '../flags/recorder.ts'
import { foldedFlag, pprofFlag, quietStacksFlag, speedscopeFlag, umdhFlag, verboseStacksFlag } from '../flags/stacks.ts'
import { asFlag, callFlag, entryFlag, lifetimeFlag, parserFlag, pathFlag, withFlag } from '../flags/subject.ts'
import { varyFlag } from '../flags/vary.ts'
import { requestOf } from '../measure-plan.ts'
import { openPage } from '../open-page.ts'
import { type PlannedRun, plan, type SubjectFlags } from '../plan.ts'
import { type Progress, progress } from '../progress.ts'
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
    umdhFlag(),
    foldedFlag(),
    speedscopeFlag(),
    pprofFlag(),
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
  const planned = plan([await openPage(page)], { ...flags, atMost: [] })
  const shown = progress({ quiet: flags.quiet ?? false })
  const probes = new Probes({ lanes: 1, signal, onProgress: (doing) => shown.say(doing) })
  const recorded: RecordedPair[] = []
  try {
    for (const run of planned) {
      const told = await recordOne(run, probes, { flags, progress: shown, signal })
      recorded.push(told)
      shown.end()
      if (stacksTakeStandardOutput(flags)) continue
      const { quiet = false, verbose = false, top } = flags
      const look = { ...screen(process.stdout), quiet, verbose, ...(top !== undefined && { top }) }
      process.stdout.write(`${recorded.length > 1 && !quiet ? '\n' : ''}${stacksTerminal(told.pair, look)}`)
    }
  } finally {
    shown.end()
    await probes.close()
  }
  const command = ['stacks', ...process.argv.slice(3)]
  const pairs = recorded.map(({ pair }) => pair)
  const result: SnapshotPairs = { schema: 'plateau.snapshots/1', plateau: version, command, startedAt, pairs }
  await writeStackOutputs(result, flags)
  return codeOf(recorded)
}

interface RecordOneOptions {
  readonly flags: StacksFlags
  readonly progress: Progress
  readonly signal: AbortSignal
}

async function recordOne(
  run: PlannedRun,
  probes: Probes,
  { flags, progress: shown, signal }: RecordOneOptions,
): Promise<RecordedPair> {
  const { page, template, subject } = run
  const what = `recording ${template.variation === 'same' ? '' : `fresh ${template.variation} of `}${visible(page.name)}`
  const probe = await probes.for(requestOf(run, flags.python))
  const recorder = await provideRecorder(probe, {
    ...(flags.recorder !== undefined && { asked: flags.recorder }),
    onProgress: (doing) => shown.say(doing),
    signal,
  })
  shown.say(what)
  return await recordPair(probe, subject, {
    page,
    template,
    recorder,
    budget: { inputs: flags.inputs, timeoutMs: flags.timeout * 1000 },
    onInputs: (inputs) => shown.say(`${what} (${inputs} inputs)`),
    signal,
  })
}

/** What a pair shows of a subject that no longer does its work is not what it would show of one that does. */
function codeOf(recorded: readonly RecordedPair[]): ExitCode {
  const lost = recorded.find(({ health }) => !health.ok)
  if (lost === undefined) return exitCodes.ok
  if (!lost.health.ok) process.stderr.write(`plateau: input ${lost.health.atInput}: ${visible(lost.health.error)}\n`)
  return exitCodes.failed
}
