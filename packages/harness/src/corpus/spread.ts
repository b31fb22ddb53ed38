import type { PageOutcome, PageRead, Versions } from '@plateau/core'
import { clean } from '@renovatebot/pep440'
import { objectIn } from '../probe/object-in.ts'
import type { Subject } from '../subjects/subject.ts'
import { UsageError } from '../usage-error.ts'
import { temporaryFolder } from '../children/temporary-folder.ts'
import { visible } from '../children/visible.ts'
import { batches, mostInBatch } from './batches.ts'
import { type CorpusBudget, corpusBudget } from './corpus-budget.ts'
import type { CorpusReader, NextPage } from './corpus-reader.ts'
import { corpusSpec } from './corpus-spec.ts'
import { ClusterError } from './cluster-error.ts'
import { InOrder } from './in-order.ts'
import { openedIn, outcomeOf, pageIn } from './opened.ts'
import { pageOrder } from './page-order.ts'
import { readOf } from './read-of.ts'
import { SpreadChild, type ToldByWorker } from './spread-child.ts'

export interface SpreadOptions extends Partial<CorpusBudget> {
  readonly parser: 'html' | 'xml'
  /** A scheduler's address; local processes if not given. */
  readonly address?: string
  /** How many local processes. */
  readonly workers: number
  /** The Python that speaks with the cluster, and its environment: it imports `distributed`. */
  readonly executable: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal?: AbortSignal
}

/** A cluster that is ready to read pages. */
export interface Cluster {
  readonly workers: number
  readonly versions: Versions
  readonly reader: CorpusReader
  readonly end: () => Promise<void>
}

/** Longer than the cluster itself takes to find out that something is wrong. */
const graceMs = 180_000

/**
 * Spreads pages over a Dask cluster. Each batch has a process and a dictionary of its own, so that it does not matter who
 * reads it, after what, or how often; names then count for the first page that had them, in the pages' order.
 *
 * @throws UsageError where there is no cluster, or its workers cannot read the pages as asked.
 */
export async function openCluster(subject: Subject, options: SpreadOptions): Promise<Cluster> {
  const { parser, address = null, workers, executable, env, signal } = options
  const budget = corpusBudget(options)
  // Where local workers put what they cannot hold; they are killed at the end, and would leave it in the system's place.
  const scratch = await temporaryFolder()
  const child = new SpreadChild(executable, {
    env: { ...env, DASK_TEMPORARY_DIRECTORY: scratch.path },
    silenceMs: mostInBatch * budget.pageMs + graceMs,
    signal,
  })
  const end = async () => {
    await child.end()
    await scratch.cleanup()
  }
  try {
    const spec = objectIn(corpusSpec(subject, { parser, memoryBytes: budget.memoryBytes }))
    await child.send({ address, workers, spec, pageSeconds: budget.pageMs / 1000 })
    const { ready } = await child.hear()
    if (ready === undefined) throw new ClusterError({ kind: 'stopped', because: 'a batch before there was any' })
    const versions = versionsIn(ready.hello)
    refuseUnfit(ready.opened)
    return {
      workers: ready.workers,
      versions,
      reader: readerOf(child, ready.workers),
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

/** How many batches a worker may have before it: enough never to wait, few enough to be held. */
const ahead = 2

function readerOf(child: SpreadChild, workers: number): CorpusReader {
  return async (pages, heard) => {
    const under = new Map<number, readonly PageRead[]>()
    const order = new InOrder<readonly PageRead[]>()
    const iterator = batches(pages)[Symbol.asyncIterator]()
    let notes: readonly string[] | undefined
    // Names that are only counted, batch by batch, do not add up.
    let dictionary: 'many' | 'unknown' = 'unknown'
    let [sent, merged] = [0, 0]
    for (let more = true; more || merged < sent; ) {
      while (more && sent - merged < ahead * workers) {
        const next = await iterator.next()
        more = next.done !== true
        if (next.done === true) break
        under.set(sent, next.value.map(expected))
        await child.send({ batch: sent, pages: next.value.flatMap(orderOf) })
        sent += 1
      }
      if (merged === sent) continue
      const { batch, told } = await child.hear()
      const asked = batch === undefined ? undefined : under.get(batch)
      if (batch === undefined || told === undefined || asked === undefined) continue
      under.delete(batch)
      const opened = openedIn(told.opened)
      if (opened === undefined) throw garbled(told.opened)
      if (notes === undefined) await heard.begin({}, opened.added ?? [])
      notes ??= opened.notes
      for (const reads of order.take(batch, readsIn(asked, told))) {
        merged += 1
        for (const read of reads) {
          if (read.added !== undefined) dictionary = 'many'
          await heard.page(read)
        }
      }
    }
    return { dictionary, notes: notes ?? [] }
  }
}

function orderOf({ page }: NextPage): readonly string[] {
  return page.kind === 'page' ? [pageOrder(page)] : []
}

/** What is to be said of a page when it has been read; its bytes are not kept until then. */
function expected(next: NextPage): PageRead {
  return readOf(next, next.page.kind === 'page' ? { kind: 'read' } : { kind: 'refused', because: next.page.because })
}

function readsIn(asked: readonly PageRead[], { answers }: ToldByWorker): readonly PageRead[] {
  let at = 0
  return asked.map((page) => (page.outcome.kind === 'refused' ? page : { ...page, ...cameOf(answers[at++] ?? '') }))
}

function cameOf(answer: string): { readonly outcome: PageOutcome; readonly added?: readonly string[] } {
  const { ended } = (objectIn(answer) ?? {}) as { readonly ended?: unknown }
  if (typeof ended === 'string') return { outcome: { kind: 'ended the process', because: visible(ended) } }
  const told = pageIn(answer)
  if (told === undefined) throw garbled(answer)
  return { outcome: outcomeOf(told), ...(told.added !== undefined && { added: told.added }) }
}

function garbled(line: string): ClusterError {
  return new ClusterError({
    kind: 'stopped',
    because: `what a reading process never says: ${visible(line.slice(0, 200))}`,
  })
}

/** What the workers' process answers where the subject cannot be made. */
function refuseUnfit(opened: string): void {
  const { unfit, failed } = (objectIn(opened) ?? {}) as { readonly unfit?: string; readonly failed?: { error: string } }
  const because = unfit ?? failed?.error
  if (because !== undefined) throw new UsageError(`Expected ${visible(because)}`)
}

function versionsIn(hello: string): Versions {
  const { hello: facts } = (objectIn(hello) ?? {}) as { readonly hello?: Readonly<Record<string, unknown>> }
  const { python, lxml, libxml2, lxmlError } = facts ?? {}
  if (typeof lxml !== 'string' && typeof lxmlError === 'string') {
    throw new UsageError(`Expected the workers' Python to import lxml, got: ${visible(lxmlError)}`)
  }
  return {
    python: String(python),
    ...(typeof lxml === 'string' && { lxml: clean(lxml) ?? lxml }),
    ...(typeof libxml2 === 'string' && { libxml2 }),
  }
}
