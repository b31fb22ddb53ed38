import type { Corpus } from '@plateau/core'
import { versionsOf } from '../measure/versions-of.ts'
import type { Probe } from '../probe/probe.ts'
import type { Subject } from '../subjects/subject.ts'
import { corpusBudget, type CorpusBudget } from './corpus-budget.ts'
import { inOneProcess } from './in-one-process.ts'
import { readCorpus, type ReadCorpusOptions } from './read-corpus.ts'
import type { Sources } from './sources.ts'

export interface MeasureCorpusOptions extends ReadCorpusOptions, Partial<CorpusBudget> {
  /** What the pages come from, as it was asked for. */
  readonly sources: readonly string[]
  readonly parser: 'html' | 'xml'
}

/**
 * Reads many pages in order, several times over, with one subject, and tells what of them it keeps.
 *
 * A page that the parser refuses, or that ends its process, is counted and told; the rest goes on.
 *
 * @throws UsageError where the subject cannot be made here; what the sources throw, and what `signal` was aborted with.
 *
 * @example
 * ```ts
 * import { html, measureCorpus, Probes, requestFor, sourcesOf } from '@plateau/harness'
 *
 * export async function names(folder: string): Promise<number> {
 *   const probes = new Probes({ lanes: 1 })
 *   try {
 *     const probe = await probes.for(requestFor(html(), {}))
 *     const options = { sources: [folder], parser: 'html', passes: 3, pagesPerDay: 1_000_000 } as const
 *     return (await measureCorpus(probe, html(), sourcesOf([folder]), options)).vocabulary.names
 *   } finally {
 *     await probes.close()
 *   }
 * }
 * ```
 */
export async function measureCorpus(
  probe: Probe,
  subject: Subject,
  pages: Sources,
  options: MeasureCorpusOptions,
): Promise<Corpus> {
  const startedAt = performance.now()
  const { sources, parser, signal } = options
  const reader = inOneProcess(probe, subject, { parser, signal, ...corpusBudget(options) })
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
