import { availableParallelism } from 'node:os'
import { adviceFor } from '@plateau/core'
import {
  type Budget,
  checkAttaching,
  defaultBudget,
  openColumns,
  type Page,
  Probes,
  refuseFailed,
  UsageError,
  visible,
} from '@plateau/harness'
import { mapMarkdown, mapTerminal, terminal } from '@plateau/report'
import { Argument, Command } from 'commander'
import { measureEachOption } from '../each-option.ts'
import { type ExitCode, exitCodeOf, exitCodeOfMap } from '../exit-code.ts'
import { atMostFlag } from '../flags/at-most.ts'
import { budgetFlags } from '../flags/budget.ts'
import { outputFlags, reproFlag, svgFlag } from '../flags/output.ts'
import { optionsFlag } from '../flags/parser-option.ts'
import { lxmlFlag, pythonFlag } from '../flags/python.ts'
import { subjectFlags } from '../flags/subject.ts'
import { symbolsFlag } from '../flags/symbols.ts'
import { waitForDebuggerFlag } from '../flags/trace.ts'
import { varyFlag } from '../flags/vary.ts'
import { keptInRuns } from '../kept-in-runs.ts'
import { look } from '../look.ts'
import { measurePlan, requestOf, requestsOf } from '../measure-plan.ts'
import { openPage } from '../open-page.ts'
import { type PlanFlags, type PlannedRun, plan } from '../plan.ts'
import { type Progress, progress } from '../progress.ts'
import { resultOf } from '../result-of.ts'
import type { Act } from '../verb.ts'
import { waitForDebugger } from '../wait-for-debugger.ts'
import { whatBounds } from '../what-bounds.ts'
import { checkOutputs, type OutputFlags, takesStandardOutput, writeOutputs } from '../write-outputs.ts'
import { checkRepro, writeRepro } from '../write-repro.ts'

interface RunFlags extends PlanFlags, OutputFlags {
  readonly python?: string
  readonly inputs: number
  readonly timeout: number
  readonly repro?: string
  readonly options?: 'each'
  readonly waitForDebugger?: true
  readonly quiet?: true
  readonly verbose?: true
}

const defaultPage = 'coding-horror'

/** `plateau run`: exercises the subject on each page, and gives a verdict for each run. */
export function runVerb(act: Act): Command {
  const command = new Command('run').addArgument(
    new Argument('[page...]', 'saved pages or names of fixtures').default([defaultPage], defaultPage),
  )
  for (const flag of [
    varyFlag(),
    atMostFlag(),
    lxmlFlag(),
    pythonFlag(),
    symbolsFlag(),
    optionsFlag(),
    ...subjectFlags(),
    ...budgetFlags(defaultBudget.inputs),
    svgFlag(),
    reproFlag(),
    waitForDebuggerFlag(),
    ...outputFlags(),
  ]) {
    command.addOption(flag)
  }
  return command.action((pages: readonly string[], flags: RunFlags) =>
    act((signal) => measurePages(pages, flags, signal)),
  )
}

async function measurePages(names: readonly string[], flags: RunFlags, signal: AbortSignal): Promise<ExitCode> {
  await checkOutputs(flags)
  checkRepro(flags.repro)
  const pages = await Promise.all(names.map(openPage))
  const shown = progress({ quiet: flags.quiet ?? false, doing: 'looking for a Python' })
  const lanes = availableParallelism()
  const probes = new Probes({ lanes, signal, onProgress: (doing) => shown.say(doing) })
  const tools = { probes, lanes, progress: shown, signal }
  try {
    return flags.options === 'each' ? await runEachOption(pages, flags, tools) : await runPlanned(pages, flags, tools)
  } finally {
    shown.end()
    await probes.close()
  }
}

interface Tools {
  readonly probes: Probes
  readonly lanes: number
  readonly progress: Progress
  readonly signal: AbortSignal
}

async function runPlanned(pages: readonly Page[], flags: RunFlags, tools: Tools): Promise<ExitCode> {
  const startedAt = new Date()
  const { probes, lanes, progress: shown, signal } = tools
  const planned = plan(pages, flags)
  const alone = flags.waitForDebugger ?? false
  if (alone) await checkAlone(planned)
  // A release that is not to be had is said before the others take their time.
  refuseFailed(await openColumns(requestsOf(planned, flags.python), probes, { signal }))
  const runs = await measurePlan(planned, probes, {
    ...(flags.python !== undefined && { python: flags.python }),
    budget: budgetOf(flags),
    list: (flags.verbose ?? false) || flags.html !== undefined,
    // One child, which a debugger may stop: others of the same would each wait for a debugger of their own.
    spread: !alone,
    ...(alone && { onWaiting: (pid, ending) => waitForDebugger(pid, { progress: shown, signal: ending }) }),
    atOnce: Math.min(lanes, planned.length),
    progress: shown,
    signal,
  })
  const advice = await whatBounds(
    (alone ? [] : planned).flatMap((each, index) => (runs[index] === undefined ? [] : [[each, runs[index]] as const])),
    {
      probeFor: (run) => probes.for(requestOf(run, flags.python)),
      atOnce: lanes,
      onDoing: (doing) => shown.say(doing),
      signal,
    },
  )
  shown.end()
  const result = resultOf('run', startedAt, { runs, ...(advice.length > 0 && { advice }) })
  if (!takesStandardOutput(flags)) process.stdout.write(terminal(result, look(flags)))
  await writeOutputs(result, flags, { kept: flags.html === undefined ? [] : keptInRuns(planned, runs) })
  if (flags.repro !== undefined) {
    for (const told of await writeRepro(flags.repro, planned, runs)) process.stderr.write(`${visible(told)}\n`)
  }
  return exitCodeOf(runs)
}

/** @throws UsageError for more than one run: a debugger is attached to one process. */
async function checkAlone(planned: readonly PlannedRun[]): Promise<void> {
  if (planned.length !== 1) {
    throw new UsageError(
      `Expected one run for --wait-for-debugger, got ${planned.length}: name one page, and one variation with --vary`,
    )
  }
  await checkAttaching(process.stdin.isTTY)
}

/** A map of one way in: shown as one, for there are more rows than anybody reads one after the other. */
async function runEachOption(pages: readonly Page[], flags: RunFlags, tools: Tools): Promise<ExitCode> {
  if (flags.repro !== undefined) {
    throw new UsageError('Expected --repro for one setting, got it beside --options each: name one with --option')
  }
  if (flags.waitForDebugger) {
    throw new UsageError('Expected one run for --wait-for-debugger, got --options each: name one setting with --option')
  }
  const startedAt = new Date()
  const { runs, columns } = await measureEachOption(pages, flags, {
    ...tools,
    ...(flags.python !== undefined && { python: flags.python }),
    budget: budgetOf(flags),
  })
  tools.progress.end()
  const grows = runs.flatMap((run) => adviceFor(run, runs) ?? [])
  const result = resultOf('run', startedAt, { runs, columns, advice: grows })
  if (!takesStandardOutput(flags)) process.stdout.write(mapTerminal(result, look(flags)))
  await writeOutputs(result, flags, { asMarkdown: mapMarkdown })
  return exitCodeOfMap(result)
}

function budgetOf(flags: RunFlags): Partial<Budget> {
  return { inputs: flags.inputs, timeoutMs: flags.timeout * 1000 }
}
