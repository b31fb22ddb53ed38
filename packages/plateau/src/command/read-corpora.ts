import type { Corpus } from '@plateau/core'
import {
  choosePython,
  type Cluster,
  CorpusJournal,
  measureCorpus,
  type MeasureCorpusOptions,
  openDask,
  type PageDone,
  Probes,
  provideLxml,
  requestFor,
  type Sources,
  spreadCorpus,
  type Subject,
  UsageError,
  versionsOf,
  visible,
} from '@plateau/harness'
import type { CorpusProgress } from './corpus-progress.ts'
import type { Progress } from './progress.ts'
import { version } from './version.ts'

export interface ReadCorporaOptions {
  readonly parser: 'html' | 'xml'
  readonly sources: readonly string[]
  readonly lxml?: readonly string[]
  readonly python?: string
  readonly passes: number
  readonly pagesPerDay: number
  readonly pageMs: number
  /** Spreads the pages over a Dask cluster, or over local processes. */
  readonly dask?: string
  readonly workers?: number
  readonly onPage: (lxml: string | undefined, done: PageDone) => void
  readonly progress: Progress
  readonly reading: CorpusProgress
  readonly signal: AbortSignal
}

/** One release that is ready to read. */
interface Ready {
  readonly versions: Corpus['versions']
  readonly read: (options: MeasureCorpusOptions) => Promise<Corpus>
}

/**
 * Reads a corpus on each release that is asked for, all of which are provided first: one that cannot be had should not
 * show after an hour. What an interrupted reading of the same has done is not done again.
 */
export async function readCorpora(
  subject: Subject,
  pages: Sources,
  options: ReadCorporaOptions,
): Promise<readonly Corpus[]> {
  const { passes, pagesPerDay, pageMs, parser, sources, signal, progress } = options
  const probes = new Probes({ lanes: 1, signal, onProgress: (doing) => progress.say(doing) })
  const clusters: Cluster[] = []
  try {
    const ready: Ready[] = []
    for (const lxml of options.lxml ?? [undefined]) {
      ready.push(
        options.dask === undefined && options.workers === undefined ? await inOneProcess(lxml) : await spread(lxml),
      )
    }
    const corpora: Corpus[] = []
    for (const { versions, read } of ready) {
      const spreads = options.dask !== undefined || options.workers !== undefined
      const journal = await CorpusJournal.open([version, versions, sources, subject, passes, spreads])
      options.reading.next()
      const on = ready.length > 1 && versions.lxml !== undefined ? `lxml ${visible(versions.lxml)}: ` : ''
      corpora.push(
        await read({
          sources,
          parser,
          passes,
          pagesPerDay,
          pageMs,
          journal,
          signal,
          onPage: (done) => {
            options.onPage(versions.lxml, done)
            options.reading.page(done, on)
          },
        }),
      )
      await journal.close()
    }
    return corpora
  } finally {
    await Promise.all(clusters.map(async (cluster) => cluster.end()))
    await probes.close()
  }

  async function inOneProcess(lxml: string | undefined): Promise<Ready> {
    const probe = await probes.for(requestFor(subject, asked(lxml)))
    return { versions: versionsOf(probe), read: async (reading) => measureCorpus(probe, subject, pages, reading) }
  }

  async function spread(lxml: string | undefined): Promise<Ready> {
    const cluster = await openSpread(lxml)
    clusters.push(cluster)
    const { versions } = cluster
    if (lxml !== undefined && options.dask !== undefined && versions.lxml !== lxml) {
      throw new UsageError(
        `Expected the workers at ${options.dask} to have lxml ${visible(lxml)}, got ${visible(versions.lxml ?? 'none')}: ` +
          'install it there, or leave --lxml away',
      )
    }
    return { versions, read: async (reading) => spreadCorpus(cluster, subject, pages, reading) }
  }

  async function openSpread(lxml: string | undefined): Promise<Cluster> {
    const { workers = 1, dask, python } = options
    const context = { signal, onProgress: (doing: string) => progress.say(doing) }
    const rest = { parser, pageMs, workers, ...context }
    if (dask !== undefined) {
      return openDask(subject, { ...rest, address: dask, python: await choosePython(python, context), pythonPath: [] })
    }
    const provided = await provideLxml(lxml, { ...context, ...(python !== undefined && { python }) })
    const pythonPath = provided.folder === undefined ? [] : [provided.folder]
    return openDask(subject, { ...rest, python: provided.python, pythonPath })
  }

  function asked(lxml: string | undefined) {
    return { ...(lxml !== undefined && { lxml }), ...(options.python !== undefined && { python: options.python }) }
  }
}
