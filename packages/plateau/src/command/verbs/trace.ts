import type { Breakpoint, Trace, Variation } from '@plateau/core'
import { type Probe, Probes, trace, traceBudget, type Traced, UsageError, versionsOf } from '@plateau/harness'
import { traceMarkdown, traceTerminal } from '@plateau/report'
import { Argument, Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { freshFlag, inputsFlag, timeoutFlag } from '../flags/budget.ts'
import { jsonFlag, markdownFlag, quietFlag, verboseFlag } from '../flags/output.ts'
import { parserOptionFlag } from '../flags/parser-option.ts'
import { lxmlFlag, pythonFlag } from '../flags/python.ts'
import { symbolsFlag } from '../flags/symbols.ts'
import { asFlag, callFlag, entryFlag, lifetimeFlag, parserFlag, pathFlag, withFlag } from '../flags/subject.ts'
import { breakFlag, conditionFlag, maxHitsFlag } from '../flags/trace.ts'
import { varyFlag } from '../flags/vary.ts'
import { machine } from '../machine.ts'
import { requestOf } from '../measure-plan.ts'
import { openPage } from '../open-page.ts'
import { type PlannedRun, plan, type SubjectFlags } from '../plan.ts'
import { progress } from '../progress.ts'
import { screen } from '../screen.ts'
import type { Act } from '../verb.ts'
import { version } from '../version.ts'
import { checkOutputs, type OutputFlags, takesStandardOutput, writeText } from '../write-outputs.ts'

interface TraceFlags extends SubjectFlags, OutputFlags {
  readonly break?: readonly string[]
  readonly maxHits?: number
  readonly condition?: string
  readonly lxml?: readonly string[]
  readonly python?: string
  readonly vary: readonly Variation[]
  readonly fresh?: number
  readonly inputs: number
  readonly timeout: number
  readonly quiet?: true
  readonly verbose?: true
}

const defaultPage = 'coding-horror'

/** `plateau trace`: a debugger's breakpoints in the subject's process, with hits and call stacks. */
export function traceVerb(act: Act): Command {
  const command = new Command('trace').addArgument(
    new Argument('[page]', 'a saved page or the name of a fixture').default(defaultPage, defaultPage),
  )
  for (const flag of [
    breakFlag(),
    conditionFlag(),
    maxHitsFlag(),
    varyFlag().default(['same'], 'same'),
    lxmlFlag(),
    pythonFlag(),
    symbolsFlag(),
    parserFlag(),
    parserOptionFlag(),
    lifetimeFlag(),
    entryFlag(),
    asFlag(),
    callFlag(),
    pathFlag(),
    withFlag(),
    freshFlag(),
    inputsFlag(traceBudget.inputs),
    timeoutFlag().default(traceBudget.timeoutMs / 1000),
    jsonFlag(),
    markdownFlag(),
    quietFlag(),
    verboseFlag(),
  ]) {
    command.addOption(flag)
  }
  return command.action((page: string, flags: TraceFlags) => act((signal) => traced(page, flags, signal)))
}

async function traced(page: string, flags: TraceFlags, signal: AbortSignal): Promise<ExitCode> {
  const startedAt = new Date()
  await checkOutputs(flags)
  const functions = flags.break ?? refuseNothing()
  const planned = await planOne(page, flags)
  const { template, subject } = planned
  const shown = progress({ quiet: flags.quiet ?? false, doing: 'looking for a Python' })
  const probes = new Probes({ lanes: 1, signal, onProgress: (doing) => shown.say(doing) })
  try {
    const probe = await probes.for(requestOf(planned, flags.python))
    shown.say('starting a debugger')
    const told = await trace(probe, subject, {
      page: planned.page,
      template,
      functions,
      ...(flags.maxHits !== undefined && { maxHits: flags.maxHits }),
      ...(flags.condition !== undefined && { condition: flags.condition }),
      budget: { inputs: flags.inputs, timeoutMs: flags.timeout * 1000 },
      onHits: (hits) => shown.say(`tracing ${functions.join(', ')} (${hits} hits, at most ${flags.timeout} s)`),
      signal,
    })
    shown.end()
    const result = traceOf(planned, probe, { told, flags, startedAt })
    const { quiet = false, verbose = false } = flags
    if (!takesStandardOutput(flags)) {
      process.stdout.write(traceTerminal(result, { ...screen(process.stdout), quiet, verbose }))
    }
    await writeText('--json', flags.json, () => `${JSON.stringify(result, undefined, 2)}\n`)
    await writeText('--markdown', flags.markdown, () => traceMarkdown(result))
    return codeOf(result)
  } finally {
    shown.end()
    await probes.close()
  }
}

function refuseNothing(): never {
  throw new UsageError('Expected --break to name functions, got no --break: try --break xmlDictLookup')
}

/** @throws UsageError for more than one variation or release: a trace follows one run. */
async function planOne(page: string, flags: TraceFlags): Promise<PlannedRun> {
  const planned = plan([await openPage(page)], { ...flags, atMost: [] })
  const [only] = planned
  if (only !== undefined && planned.length === 1) return only
  throw new UsageError(
    `Expected --vary and --lxml to name one each, as a trace follows one run, got "${flags.vary.join(',')}" and "${(flags.lxml ?? []).join(',')}"`,
  )
}

interface Told {
  readonly told: Traced
  readonly flags: TraceFlags
  readonly startedAt: Date
}

function traceOf({ page, template, subject }: PlannedRun, probe: Probe, { told, flags, startedAt }: Told): Trace {
  return {
    schema: 'plateau.trace/1',
    plateau: version,
    command: ['trace', ...process.argv.slice(3)],
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    machine: machine(),
    page: page.name,
    subject: subject.kind === 'lxml' ? subject : { kind: 'callable', call: subject.call },
    versions: versionsOf(probe),
    variation: template.variation,
    freshPerInput: template.fresh,
    ...told,
    ...(flags.condition !== undefined && { condition: flags.condition }),
    ...(flags.maxHits !== undefined && { maxHits: flags.maxHits }),
    notes: [...template.notes, ...probe.notes],
  }
}

/** A breakpoint that could not be set, a condition that could not be told, or a clock that ran out, leaves the question open. */
function codeOf({ end, breakpoints }: Trace): ExitCode {
  switch (end.kind) {
    case 'finished':
      return breakpoints.every(toldAll) ? exitCodes.ok : exitCodes.undecided
    case 'timed out':
      return exitCodes.undecided
    case 'raised':
    case 'killed':
    case 'exited':
      return exitCodes.failed
  }
}

function toldAll(breakpoint: Breakpoint): boolean {
  return breakpoint.kind === 'set' && breakpoint.conditionErrors === undefined
}
