import type { PageRead } from '@plateau/core'
import type { Fork } from '../probe/fork.ts'
import type { Probe } from '../probe/probe.ts'
import { RunError } from '../probe/run-error.ts'
import type { Subject } from '../subjects/subject.ts'
import type { CorpusReader, NextPage } from './corpus-reader.ts'
import { corpusSpec } from './corpus-spec.ts'
import { type Opened, openedIn, outcomeOf, pageIn } from './opened.ts'
import { pageOrder } from './page-order.ts'
import { readOf } from './read-of.ts'

export interface OneProcessOptions {
  readonly parser: 'html' | 'xml'
  /** The most milliseconds that one page may take. */
  readonly pageMs: number
  /** Of address space (RLIMIT_AS). */
  readonly memoryBytes: number
  readonly signal: AbortSignal | undefined
}

/**
 * Reads pages one after the other in one process, and in a new one where a page ends that.
 *
 * Its reader throws UsageError where the subject cannot be made, and RunError where no process begins.
 */
export function inOneProcess(probe: Probe, subject: Subject, options: OneProcessOptions): CorpusReader {
  const spec = corpusSpec(subject, options)
  return async (pages, heard) => {
    const iterator = pages[Symbol.asyncIterator]()
    const notes = new Set<string>()
    let dictionary: 'one' | 'each page' | 'unknown' = 'unknown'
    for (let next = await iterator.next(); next.done !== true; ) {
      await probe.withFork(options.signal, async (fork) => {
        const opened = await begin(fork, spec, options)
        for (const note of opened.notes) notes.add(note)
        await heard.begin(opened.held, opened.added ?? [])
        let alive = true
        while (next.done !== true && alive) {
          const read = await readPage(fork, next.value, options)
          if (read.held?.names !== undefined) dictionary = opened.outlives ? 'one' : 'each page'
          alive = read.outcome.kind !== 'ended the process'
          await heard.page(read)
          next = await iterator.next()
        }
      })
    }
    return { dictionary, notes: [...notes] }
  }
}

/** A process begins within milliseconds; what it waits for on a busy machine is no page's fault. */
const beginMs = 60_000

async function begin(fork: Fork, spec: string, { pageMs }: OneProcessOptions): Promise<Opened> {
  const answer = await fork.ask(spec, Math.max(pageMs, beginMs))
  return openedIn(answer) ?? (await fork.garbled(answer))
}

async function readPage(fork: Fork, next: NextPage, options: OneProcessOptions): Promise<PageRead> {
  const { page } = next
  if (page.kind === 'refused') return readOf(next, { kind: 'refused', because: page.because })
  try {
    const answer = await fork.ask(pageOrder(page), options.pageMs)
    const told = pageIn(answer) ?? (await fork.garbled(answer))
    const { held, added } = told
    return { ...readOf(next, outcomeOf(told)), held, ...(added !== undefined && { added }) }
  } catch (error) {
    if (!(error instanceof RunError)) throw error
    return readOf(next, { kind: 'ended the process', because: error.message })
  }
}
