import type { Corpus } from '@plateau/core'
import { parserFor, sourcesOf } from '@plateau/harness'
import { corpusMarkdown, corpusTerminal } from '@plateau/report'
import { Argument, Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { CorpusProgress } from '../corpus-progress.ts'
import { daskFlag, eachPageFlag, pageTimeoutFlag, passesFlag, perDayFlag, workersFlag } from '../flags/corpus.ts'
import { outputFlags } from '../flags/output.ts'
import { lxmlFlag, pythonFlag } from '../flags/python.ts'
import { subjectFlags } from '../flags/subject.ts'
import { Interruption } from '../interrupt.ts'
import { look } from '../look.ts'
import { type SubjectFlags, subjectOf } from '../plan.ts'
import { progress } from '../progress.ts'
import { readCorpora } from '../read-corpora.ts'
import { resultOf } from '../result-of.ts'
import type { Act } from '../verb.ts'
import { whereTyped } from '../where-typed.ts'
import { PageLines } from '../write-pages.ts'
import { checkOutputs, type OutputFlags, takesStandardOutput, writeHtml, writeText } from '../write-outputs.ts'

interface CorpusFlags extends SubjectFlags, OutputFlags {
  readonly lxml?: readonly string[]
  readonly python?: string
  readonly passes: number
  readonly perDay: number
  readonly timeout: number
  readonly dask?: string
  readonly workers?: number
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
    workersFlag(),
    daskFlag(),
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
  const paths = named.map(whereTyped)
  const shown = progress({ quiet: flags.quiet ?? false, doing: 'looking at the pages' })
  const reading = new CorpusProgress(shown, { releases: flags.lxml?.length ?? 1, passes: flags.passes })
  const pages = sourcesOf(paths, { signal, onRead: (share) => reading.read(share) })
  const kind = flags.parser ?? (await parserFor(pages))
  const subject = subjectOf(kind, flags)
  const lines = PageLines.open(flags.pages)
  try {
    const { perDay, timeout, ...asked } = flags
    const measured = await readCorpora(subject, pages, {
      ...asked,
      parser: kind,
      sources: paths,
      pagesPerDay: perDay,
      pageMs: timeout * 1000,
      onPage: (lxml, done) => lines?.add(lxml, done),
      progress: shown,
      reading,
      signal,
    })
    shown.end()
    await lines?.close()
    const corpora = measured.map((corpus): Corpus => ({ ...corpus, sources: named }))
    const result = { ...resultOf('corpus', startedAt, { runs: [] }), corpora }
    if (!takesStandardOutput(flags)) process.stdout.write(corpusTerminal(result, look(flags)))
    await writeText('--json', flags.json, () => `${JSON.stringify(result, undefined, 2)}\n`)
    await writeText('--markdown', flags.markdown, () => corpusMarkdown(result))
    await writeHtml(result, flags)
    return codeOf(corpora)
  } catch (error) {
    throw error instanceof Interruption ? new Interruption(goesOn) : error
  } finally {
    shown.end()
  }
}

const goesOn = 'what is done is kept: the same command goes on from there'

/** The gravest first: a page that ended its process, a page that adds names when it is read again, nothing read. */
function codeOf(corpora: readonly Corpus[]): ExitCode {
  if (corpora.some(({ passes }) => passes.some(({ ended }) => ended > 0))) return exitCodes.failed
  if (corpora.some(({ passes }) => passes.slice(1).some(({ names }) => names > 0))) return exitCodes.broken
  return corpora.every(({ passes }) => (passes[0]?.pages ?? 0) > 0) ? exitCodes.ok : exitCodes.undecided
}
