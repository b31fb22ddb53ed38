import type { Corpus } from '@plateau/core'
import {
  callable,
  CorpusJournal,
  folderPages,
  measureCorpus,
  parser,
  parserFor,
  type Probe,
  Probes,
  requestFor,
  type Sources,
  type Subject,
  UsageError,
  visible,
} from '@plateau/harness'
import { corpusMarkdown, corpusTerminal } from '@plateau/report'
import { Argument, Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { eachPageFlag, pageTimeoutFlag, passesFlag, perDayFlag } from '../flags/corpus.ts'
import { outputFlags } from '../flags/output.ts'
import { lxmlFlag, pythonFlag } from '../flags/python.ts'
import { subjectFlags } from '../flags/subject.ts'
import { Interruption } from '../interrupt.ts'
import { look } from '../look.ts'
import type { SubjectFlags } from '../plan.ts'
import { progress } from '../progress.ts'
import { resultOf } from '../result-of.ts'
import type { Act } from '../verb.ts'
import { version } from '../version.ts'
import { whereTyped } from '../where-typed.ts'
import { PageLines } from '../write-pages.ts'
import { checkOutputs, type OutputFlags, takesStandardOutput, writeText } from '../write-outputs.ts'

interface CorpusFlags extends SubjectFlags, OutputFlags {
  readonly lxml?: readonly string[]
  readonly python?: string
  readonly passes: number
  readonly perDay: number
  readonly timeout: number
  readonly pages?: string
  readonly quiet?: true
  readonly verbose?: true
}

/** `plateau corpus`: many pages in order, several passes, and how their vocabulary grows. */
export function corpusVerb(act: Act): Command {
  const command = new Command('corpus').addArgument(
    new Argument('<source...>', 'folders, pages, MHTML files and WARC files, in this order'),
  )
  for (const flag of [
    passesFlag(),
    lxmlFlag(),
    pythonFlag(),
    ...subjectFlags(),
    pageTimeoutFlag(),
    perDayFlag(),
    eachPageFlag(),
    ...outputFlags(),
  ]) {
    command.addOption(flag)
  }
  return command.action((sources: readonly string[], flags: CorpusFlags) =>
    act((signal) => readAll(sources, flags, signal)),
  )
}

async function readAll(named: readonly string[], flags: CorpusFlags, signal: AbortSignal): Promise<ExitCode> {
  const startedAt = new Date()
  await checkOutputs(flags)
  const pages = sourcesOf(named.map(whereTyped))
  const kind = flags.parser ?? (await parserFor(pages))
  const subject = subjectOf(kind, flags)
  const shown = progress({ quiet: flags.quiet ?? false })
  const probes = new Probes({ lanes: 1, signal, onProgress: (doing) => shown.say(doing) })
  const lines = PageLines.open(flags.pages)
  try {
    const asked = flags.lxml ?? [undefined]
    const { python } = flags
    const requests = asked.map((lxml) =>
      requestFor(subject, { ...(lxml !== undefined && { lxml }), ...(python !== undefined && { python }) }),
    )
    // All of them first: a release that cannot be had should not show after an hour.
    const opened: Probe[] = []
    for (const request of requests) opened.push(await probes.for(request))
    const corpora: Corpus[] = []
    for (const probe of opened) {
      const { lxml } = probe.facts
      const journal = await CorpusJournal.open([version, probe.facts, named.map(whereTyped), subject, flags.passes])
      const { resumed, ...corpus } = await measureCorpus(probe, subject, pages, {
        sources: named,
        parser: kind,
        passes: flags.passes,
        pagesPerDay: flags.perDay,
        pageMs: flags.timeout * 1000,
        journal,
        signal,
        onPage: (done) => {
          lines?.add(lxml, done)
          shown.say(`${said(opened.length, lxml)}pass ${done.read.pass} of ${flags.passes} (${counted(done)})`)
        },
      })
      await journal.close()
      if (resumed > 0 && flags.quiet === undefined) {
        process.stderr.write(`${resumed} pages were read before an interruption\n`)
      }
      corpora.push(corpus)
    }
    shown.end()
    await lines?.close()
    const result = { ...resultOf('corpus', startedAt, { runs: [] }), corpora }
    if (!takesStandardOutput(flags)) process.stdout.write(corpusTerminal(result, look(flags)))
    await writeText('--json', flags.json, () => `${JSON.stringify(result, undefined, 2)}\n`)
    await writeText('--markdown', flags.markdown, () => corpusMarkdown(result))
    return codeOf(corpora)
  } catch (error) {
    throw error instanceof Interruption ? new Interruption(goesOn) : error
  } finally {
    shown.end()
    await probes.close()
  }
}

const goesOn = 'what is done is kept: the same command goes on from there'

function sourcesOf(paths: readonly string[]): Sources {
  return async function* () {
    for (const path of paths) yield* folderPages(path)
  }
}

function subjectOf(kind: 'html' | 'xml', flags: CorpusFlags): Subject {
  if (flags.call !== undefined) return callable(flags.call, { path: flags.path, with: flags.with })
  if (flags.with.length > 0) {
    throw new UsageError(`Expected --call beside --with, which is for callables, got "${flags.with[0]}" without`)
  }
  const { entry, as, lifetime } = flags
  return parser(kind, flags.option, { entry, as, lifetime })
}

function said(releases: number, lxml: string | undefined): string {
  return releases > 1 && lxml !== undefined ? `lxml ${visible(lxml)}: ` : ''
}

function counted({ pages, names }: { readonly pages: number; readonly names: number }): string {
  return `${pages.toLocaleString('en')} pages, ${names.toLocaleString('en')} names`
}

/** The gravest first: a page that ended its process, a page that adds names when it is read again, nothing read. */
function codeOf(corpora: readonly Corpus[]): ExitCode {
  if (corpora.some(({ unread }) => unread.some(({ kind }) => kind === 'ended the process'))) return exitCodes.failed
  if (corpora.some(({ passes }) => passes.slice(1).some(({ names }) => names > 0))) return exitCodes.broken
  return corpora.every(({ passes }) => (passes[0]?.pages ?? 0) > 0) ? exitCodes.ok : exitCodes.undecided
}
