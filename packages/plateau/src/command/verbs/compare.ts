import { availableParallelism } from 'node:os'
import { adviceFor } from '@plateau/core'
import { defaultBudget, Probes, UsageError } from '@plateau/harness'
import { comparison, mapMarkdown } from '@plateau/report'
import { Argument, Command } from 'commander'
import { type ExitCode, exitCodeOf, exitCodes } from '../exit-code.ts'
import { atMostFlag } from '../flags/at-most.ts'
import { budgetFlags } from '../flags/budget.ts'
import { outputFlags } from '../flags/output.ts'
import { pageFlag } from '../flags/page.ts'
import { placed, pythonFlag } from '../flags/python.ts'
import { subjectFlags } from '../flags/subject.ts'
import { symbolsFlag } from '../flags/symbols.ts'
import { varyFlag } from '../flags/vary.ts'
import { look } from '../look.ts'
import { measureColumns, refuseSame } from '../measure-columns.ts'
import { openPage } from '../open-page.ts'
import { type PlanFlags, plan } from '../plan.ts'
import { progress } from '../progress.ts'
import { resultOf } from '../result-of.ts'
import type { Act } from '../verb.ts'
import { checkOutputs, type OutputFlags, takesStandardOutput, writeOutputs } from '../write-outputs.ts'

interface CompareFlags extends Omit<PlanFlags, 'lxml'>, OutputFlags {
  readonly page?: readonly string[]
  readonly python?: string
  readonly inputs: number
  readonly timeout: number
  readonly quiet?: true
  readonly verbose?: true
}

const defaultPage = 'coding-horror'

/** `plateau compare`: the same runs on several releases of lxml side by side, and what got better or worse. */
export function compareVerb(act: Act): Command {
  const command = new Command('compare').addArgument(
    new Argument('[version...]', 'two releases or more, wheels among them, or "system"'),
  )
  for (const flag of [
    pageFlag(defaultPage),
    varyFlag(),
    atMostFlag(),
    pythonFlag(),
    symbolsFlag(),
    ...subjectFlags(),
    ...budgetFlags(defaultBudget.inputs),
    ...outputFlags(),
  ]) {
    command.addOption(flag)
  }
  return command.action((versions: readonly string[], flags: CompareFlags) =>
    act((signal) => compare(versions, flags, signal)),
  )
}

async function compare(versions: readonly string[], flags: CompareFlags, signal: AbortSignal): Promise<ExitCode> {
  const startedAt = new Date()
  await checkOutputs(flags)
  const lxml = versions.map(placed)
  refuseFew(lxml)
  const planned = plan(await Promise.all((flags.page ?? [defaultPage]).map(openPage)), { ...flags, lxml })

  const shown = progress({ quiet: flags.quiet ?? false, doing: 'looking for a Python' })
  const atOnce = availableParallelism()
  const probes = new Probes({ lanes: atOnce, signal, onProgress: (doing) => shown.say(doing) })
  try {
    const { runs, columns } = await measureColumns(planned, probes, {
      ...(flags.python !== undefined && { python: flags.python }),
      budget: { inputs: flags.inputs, timeoutMs: flags.timeout * 1000 },
      list: flags.verbose ?? false,
      atOnce,
      progress: shown,
      signal,
    })
    shown.end()
    const advice = runs.flatMap((run) => adviceFor(run, runs) ?? [])
    const result = resultOf('compare', startedAt, { runs, columns, advice })
    if (!takesStandardOutput(flags)) process.stdout.write(comparison(result, look(flags)))
    await writeOutputs(result, flags, { asMarkdown: mapMarkdown })
    return columns.some(({ failed }) => failed !== undefined) ? exitCodes.failed : exitCodeOf(runs)
  } finally {
    shown.end()
    await probes.close()
  }
}

/** @throws UsageError where there is nothing to compare with. */
function refuseFew(versions: readonly string[]): void {
  if (versions.length < 2) {
    const got = versions.length === 0 ? 'none' : `only "${versions[0]}"`
    throw new UsageError(`Expected two releases of lxml or more, as in compare 4.9.4 6.1.3, got ${got}`)
  }
  refuseSame(versions)
}
