import type { Corpus } from '@plateau/core'
import { versionsOf } from '../measure/versions-of.ts'
import type { Probe } from '../probe/probe.ts'
import type { Subject } from '../subjects/subject.ts'
import { inOneProcess } from './in-one-process.ts'
import { readCorpus, type ReadCorpusOptions } from './read-corpus.ts'
import type { Sources } from './source-page.ts'

export interface MeasureCorpusOptions extends ReadCorpusOptions {
  /** What the pages come from, as it was asked for. */
  readonly sources: readonly string[]
  readonly parser: 'html' | 'xml'
  /** The most milliseconds that one page may take, 20,000 if not given; the process of one that takes longer is ended. */
  readonly pageMs?: number
  /** Of address space (RLIMIT_AS), 4 GiB if not given. */
  readonly memoryBytes?: number
}

const defaultPageMs = 20_000
const defaultMemory = 4 * 2 ** 30

/**
 * Reads many pages in order, several times over, with one subject, and tells what of them it keeps.
 *
 * A page that the parser refuses, or that ends its process, is counted and told; the rest goes on.
 *
 * @throws UsageError where the subject cannot be made here; what the sources throw, and what `signal` was aborted with.
 */
export async function measureCorpus(
  probe: Probe,
  subject: Subject,
  pages: Sources,
  options: MeasureCorpusOptions,
): Promise<Corpus & { readonly resumed: number }> {
  const startedAt = performance.now()
  const { sources, parser, pageMs = defaultPageMs, memoryBytes = defaultMemory, signal } = options
  const reader = inOneProcess(probe, subject, { parser, pageMs, memoryBytes, signal })
  const { notes, ...read } = await readCorpus(pages, reader, options)
  return {
    sources,
    subject: subject.kind === 'lxml' ? subject : { kind: 'callable', call: subject.call },
    versions: versionsOf(probe),
    environment: probe.environment,
    ...read,
    durationMs: Math.round(performance.now() - startedAt),
    notes: [...notes, ...probe.notes],
  }
}
