import type { Run, Variation } from '@plateau/core'
import { defaultBudget, Probes, releasesBetween, UsageError } from '@plateau/harness'
import { bisection, mapMarkdown } from '@plateau/report'
import { Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { budgetFlags } from '../flags/budget.ts'
import { badFlag, goodFlag, preFlag } from '../flags/ends.ts'
import { outputFlags } from '../flags/output.ts'
import { pageFlag } from '../flags/page.ts'
import { pythonFlag } from '../flags/python.ts'
import { subjectFlags } from '../flags/subject.ts'
import { varyFlag } from '../flags/vary.ts'
import { look } from '../look.ts'
import { openPage } from '../open-page.ts'
import { type PlannedRun, plan, type SubjectFlags } from '../plan.ts'
import { progress } from '../progress.ts'
import { resultOf } from '../result-of.ts'
import { type TriedReleases, tryReleases } from '../try-releases.ts'
import type { Act } from '../verb.ts'
import { checkOutputs, type OutputFlags, takesStandardOutput, writeOutputs } from '../write-outputs.ts'

interface BisectFlags extends SubjectFlags, OutputFlags {
  readonly good?: string
  readonly bad?: string
  readonly pre?: true
  readonly page?: readonly string[]
  readonly vary?: readonly Variation[]
  readonly fresh?: number
  readonly python?: string
  readonly inputs: number
  readonly timeout: number
  readonly quiet?: true
  readonly verbose?: true
}

const defaultPage = 'coding-horror'

/** `plateau bisect`: the release between two where a run's verdict changes. */
export function bisectVerb(act: Act): Command {
  const command = new Command('bisect')
  for (const flag of [
    goodFlag(),
    badFlag(),
    preFlag(),
    pageFlag(defaultPage),
    varyFlag().default(undefined, 'none: one is to be named'),
    pythonFlag(),
    ...subjectFlags(),
    ...budgetFlags(defaultBudget.inputs),
    ...outputFlags(),
  ]) {
    command.addOption(flag)
  }
  return command.action((flags: BisectFlags) => act((signal) => bisect(flags, signal)))
}

async function bisect(flags: BisectFlags, signal: AbortSignal): Promise<ExitCode> {
  const startedAt = new Date()
  await checkOutputs(flags)
  const ends = endsIn(flags)
  const planned = await planOne(flags)

  const shown = progress({ quiet: flags.quiet ?? false, doing: 'looking for a Python' })
  const context = { signal, onProgress: (doing: string) => shown.say(doing) }
  const named = flags.python !== undefined && { python: flags.python }
  const probes = new Probes({ lanes: 1, ...context })
  try {
    const between = await releasesBetween(ends, { ...context, ...named, preReleases: flags.pre ?? false })
    const tried = await tryReleases(between, planned, {
      ...named,
      probes,
      budget: { inputs: flags.inputs, timeoutMs: flags.timeout * 1000 },
      list: flags.verbose ?? false,
      atOnce: 1,
      progress: shown,
      signal,
    })
    shown.end()
    const result = { ...resultOf('bisect', startedAt, tried), bisect: tried.bisect }
    if (!takesStandardOutput(flags)) process.stdout.write(bisection(result, look(flags)))
    await writeOutputs(result, flags, { asMarkdown: mapMarkdown })
    return codeOf(tried)
  } finally {
    shown.end()
    await probes.close()
  }
}

function endsIn({ good, bad }: BisectFlags): { readonly good: string; readonly bad: string } {
  if (good !== undefined && bad !== undefined) return { good, bad }
  throw new UsageError(
    `Expected --good and --bad to name two releases, got no ${good === undefined ? '--good' : '--bad'}`,
  )
}

/** @throws UsageError for anything but one page and one variation: a search follows one verdict. */
async function planOne(flags: BisectFlags): Promise<PlannedRun> {
  const { page: pages = [defaultPage], vary = [] } = flags
  if (vary.length !== 1) {
    const got = vary.length === 0 ? 'none' : `"${vary.join(',')}"`
    throw new UsageError(`Expected --vary to name one variation, whose verdict is to be followed, got ${got}`)
  }
  if (pages.length !== 1)
    throw new UsageError(`Expected one --page, whose verdict is to be followed, got ${pages.length}`)
  const [planned] = plan(await Promise.all(pages.map(openPage)), { ...flags, vary, atMost: [] })
  if (planned === undefined) throw new Error('Expected one page and one variation to make a run')
  return planned
}

/** Found is found, also where its runs fail: that they do may be what was searched for. */
function codeOf({ bisect: { first }, runs }: TriedReleases): ExitCode {
  if (first?.between.length === 0) return exitCodes.ok
  return first === undefined && runs.some(hasFailed) ? exitCodes.failed : exitCodes.undecided
}

function hasFailed({ outcome }: Run): boolean {
  return outcome === 'failed'
}
