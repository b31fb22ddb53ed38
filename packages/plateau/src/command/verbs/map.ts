import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import {
  adviceFor,
  type Bound,
  emptyBaseline,
  holdToBaseline,
  type Run,
  updatedBaseline,
  type Variation,
} from '@plateau/core'
import {
  freshInMap,
  inputsInMap,
  isPlainCall,
  Journal,
  longerWhenOpen,
  type MapRequest,
  measureMap,
  namesSource,
  type Page,
  Probes,
  readBaseline,
  readSource,
  updateBaseline,
  variationsOf,
} from '@plateau/harness'
import { mapMarkdown, mapTerminal } from '@plateau/report'
import { Argument, Command, type Option } from 'commander'
import { type ExitCode, exitCodeOfMap } from '../exit-code.ts'
import { atMostFlag } from '../flags/at-most.ts'
import { boundsOf } from '../bounds-of.ts'
import { baselineFlag, updateFlag } from '../flags/baseline.ts'
import { freshFlag, inputsFlag, timeoutFlag } from '../flags/budget.ts'
import { htmlFlag, jsonFlag, markdownFlag, quietFlag, verboseFlag } from '../flags/output.ts'
import { parserOptionFlag } from '../flags/parser-option.ts'
import { lxmlFlag, pythonFlag } from '../flags/python.ts'
import { asFlag, entryFlag, lifetimeFlag, parserFlag } from '../flags/subject.ts'
import { varyFlag } from '../flags/vary.ts'
import { Interruption } from '../interrupt.ts'
import { look } from '../look.ts'
import { openPage } from '../open-page.ts'
import type { SubjectFlags } from '../plan.ts'
import { progress } from '../progress.ts'
import { resultOf } from '../result-of.ts'
import type { Act } from '../verb.ts'
import { version } from '../version.ts'
import { whereTyped } from '../where-typed.ts'
import { checkOutputs, type OutputFlags, takesStandardOutput, writeOutputs } from '../write-outputs.ts'

interface MapFlags extends Partial<Omit<SubjectFlags, 'option'>>, OutputFlags {
  readonly option: SubjectFlags['option']
  readonly lxml?: readonly string[]
  readonly python?: string
  readonly vary?: readonly Variation[]
  readonly fresh: number
  readonly inputs?: number
  readonly timeout: number
  readonly atMost: readonly Bound[]
  readonly baseline?: string
  readonly update?: true
  readonly quiet?: true
  readonly verbose?: true
}

const defaultPage = 'minimal'
const defaultBaseline = 'cases/growth-map.json'

/** `plateau map`: options x variations x releases, held to the committed baseline if there is one. */
export function mapVerb(act: Act): Command {
  const command = new Command('map').addArgument(
    new Argument('[page...]', 'saved pages or names of fixtures').default([defaultPage], defaultPage),
  )
  const all: readonly Option[] = [
    lxmlFlag(),
    pythonFlag(),
    withoutDefault(varyFlag(), 'every variation that the parser knows'),
    parserFlag(),
    parserOptionFlag(),
    withoutDefault(lifetimeFlag(), 'all'),
    withoutDefault(entryFlag(), 'all'),
    withoutDefault(asFlag(), 'both'),
    freshFlag().default(freshInMap),
    withoutDefault(
      inputsFlag(inputsInMap),
      `${inputsInMap}, and ${longerWhenOpen} times as many, twice at most, for a run that is undecided then`,
    ),
    timeoutFlag(),
    atMostFlag(),
    baselineFlag(),
    updateFlag(),
    jsonFlag(),
    markdownFlag(),
    htmlFlag(),
    quietFlag(),
    verboseFlag(),
  ]
  for (const flag of all) command.addOption(flag)
  return command.action((pages: readonly string[], flags: MapFlags) => act((signal) => map(pages, flags, signal)))
}

function withoutDefault(flag: Option, described: string): Option {
  return flag.default(undefined, described)
}

async function map(names: readonly string[], flags: MapFlags, signal: AbortSignal): Promise<ExitCode> {
  const startedAt = new Date()
  await checkOutputs(flags)
  const pages = await Promise.all(names.map(openPage))
  const baselineFile = flags.baseline ?? whereTyped(defaultBaseline)
  const baseline = await readBaseline(baselineFile)
  const request = requestOf(pages, flags)
  const journal = await Journal.open({
    version,
    pages: pages.map((page) => page.bytes.toString('base64')),
    flags: asked(flags),
    wheels: await Promise.all(
      (flags.lxml ?? []).filter((lxml) => /\.whl$/i.test(lxml) || namesSource(lxml)).map(stamp),
    ),
  })

  const shown = progress({ quiet: flags.quiet ?? false, doing: 'looking for a Python' })
  const atOnce = availableParallelism()
  const probes = new Probes({ lanes: atOnce, signal, onProgress: (doing) => shown.say(doing) })
  try {
    const {
      columns,
      runs: measured,
      resumed,
    } = await measureMap(request, probes, {
      journal,
      atOnce,
      signal,
      onRun: (done, total, next) => shown.count(done, total, next),
    })
    shown.end()
    const expected = flags.update === true ? updatedBaseline(baseline ?? emptyBaseline, measured) : baseline
    const runs = measured.map((run): Run => {
      return expected === undefined ? run : { ...run, baseline: holdToBaseline(expected, run) }
    })
    if (resumed > 0 && flags.quiet === undefined) {
      process.stderr.write(`${resumed} of ${measured.length} runs were done by a map that was interrupted\n`)
    }
    const advice = runs.flatMap((run) => (isPlain(run) ? (adviceFor(run, runs) ?? []) : []))
    const result = resultOf('map', startedAt, { runs, columns, advice })
    if (!takesStandardOutput(flags)) process.stdout.write(mapTerminal(result, look(flags)))
    await writeOutputs(result, flags, { asMarkdown: mapMarkdown })
    if (flags.update === true) await updateBaseline(baselineFile, (before) => updatedBaseline(before, runs))
    await journal.close()
    return exitCodeOfMap(result)
  } catch (error) {
    throw error instanceof Interruption ? new Interruption(goesOn) : error
  } finally {
    shown.end()
    await probes.close()
  }
}

const goesOn = 'what is done is kept: the same command goes on from there'

function requestOf(pages: readonly Page[], flags: MapFlags): MapRequest {
  const { entry, as, lifetime, fresh } = flags
  const point = { ...(entry && { entry }), ...(as && { as }), ...(lifetime && { lifetime }) }
  return {
    pages: pages.map((page) => {
      const parser = flags.parser ?? page.kind
      const known = variationsOf(page, parser)
      const variations = flags.vary ?? known
      return { page, of: { parser, variations, fresh, point, options: {}, waysIn: Object.keys(point).length === 0 } }
    }),
    lxml: flags.lxml === undefined ? [undefined] : [...new Set(flags.lxml)],
    ...(flags.python !== undefined && { python: flags.python }),
    ...(Object.keys(flags.option).length > 0 && {
      only: Object.entries(flags.option).map(([option, value]) => ({ option, value })),
    }),
    budget: { ...(flags.inputs !== undefined && { inputs: flags.inputs }), timeoutMs: flags.timeout * 1000 },
    boundsOf: (template) => boundsOf(template, flags.atMost),
  }
}

/** A wheel that was built anew is another one, under the same name. */
async function stamp(wheel: string): Promise<number | string | undefined> {
  // An edit of one file shows in no folder's time.
  if (namesSource(wheel)) return (await readSource(wheel)).sha256
  return stat(wheel).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  )
}

/** What decides the runs, and not where they are written to. */
function asked({ lxml, python, vary, parser, option, entry, as, lifetime, fresh, inputs, timeout, atMost }: MapFlags) {
  return { lxml, python, vary, parser, option, entry, as, lifetime, fresh, inputs, timeout, atMost }
}

/** A run that nothing was changed for: what bounds it is worth saying. */
function isPlain({ subject }: Run): boolean {
  if (subject.kind === 'callable') return false
  return Object.keys(subject.options).length === 0 && isPlainCall(subject)
}
