import type { Corpus } from '@plateau/core'
import { compare } from '@renovatebot/pep440'
import { childEnvironment, fixedEnvironment } from '../probe/child-environment.ts'
import { provideWith } from '../packages/provide-with.ts'
import type { Python } from '../pythons/python.ts'
import type { Subject } from '../subjects/subject.ts'
import { UsageError } from '../usage-error.ts'
import type { MeasureCorpusOptions } from './measure-corpus.ts'
import { readCorpus } from './read-corpus.ts'
import type { Sources } from './sources.ts'
import { type Cluster, openCluster } from './spread.ts'

/** The newest release when this was written; it takes Python 3.10 to 3.14. */
const dask = ['distributed==2026.8.0', 'dask==2026.8.0'] as const
const leastPython = '3.10'

export interface OpenDaskOptions extends Pick<MeasureCorpusOptions, 'parser' | 'pageMs' | 'memoryBytes' | 'signal'> {
  /** A scheduler's address: `tcp://10.0.0.1:8786`; local processes if not given. */
  readonly address?: string
  /** How many local processes; ignored where there is an address. */
  readonly workers: number
  /** The Python that speaks with the cluster, and that local processes run. */
  readonly python: Python
  /** Where local processes find lxml. */
  readonly pythonPath: readonly string[]
  readonly onProgress?: (doing: string) => void
}

/**
 * Opens a Dask cluster for a subject: the one at an address, or one of local processes.
 *
 * @throws UsageError where there is none, or it cannot read pages as asked; ProvideError where Dask cannot be installed.
 */
export async function openDask(subject: Subject, options: OpenDaskOptions): Promise<Cluster> {
  const { python, pythonPath, signal, onProgress, ...rest } = options
  if (compare(python.version, leastPython) < 0) {
    throw new UsageError(
      `Expected a Python from ${leastPython} on to spread pages over Dask, got ${python.version}: ` +
        'leave --workers and --dask away, or name another with --python',
    )
  }
  const context = { ...(signal !== undefined && { signal }), ...(onProgress !== undefined && { onProgress }) }
  const { folder } = await provideWith(dask, python, context)
  onProgress?.('waiting for the Dask cluster')
  return await openCluster(subject, {
    ...rest,
    ...(signal !== undefined && { signal }),
    executable: python.executable,
    env: childEnvironment(fixedEnvironment([...pythonPath, folder])),
  })
}

/**
 * Reads many pages as `measureCorpus` does, spread over a cluster: the same names, and no heap.
 *
 * @throws ClusterError where the cluster no longer works; what the sources throw, and what `signal` was aborted with.
 */
export async function spreadCorpus(
  cluster: Cluster,
  subject: Subject,
  pages: Sources,
  options: MeasureCorpusOptions,
): Promise<Corpus> {
  const startedAt = performance.now()
  const { notes, ...read } = await readCorpus(pages, cluster.reader, options)
  return {
    sources: options.sources,
    subject: subject.kind === 'lxml' ? subject : { kind: 'callable', call: subject.call },
    versions: cluster.versions,
    environment: {},
    ...read,
    durationMs: Math.round(performance.now() - startedAt),
    notes: [...notes, `spread over ${cluster.workers} Dask workers`],
  }
}
