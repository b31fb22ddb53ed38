import type { Corpus, CorpusPass, HostShare, PageShare, UnreadPage } from './corpus.ts'
import { heapsLaw } from './heaps-law.ts'
import { HostTally } from './host-tally.ts'
import type { HeldByProcess, PageRead } from './page-read.ts'
import { ProcessTally } from './process-tally.ts'
import { project } from './projection.ts'
import { Top } from './top.ts'
import { Vocabulary } from './vocabulary.ts'

/** How many of the pages and hosts that brought most are told, and of the pages that were not read. */
const told = 10
/** For how many days a projection is told. */
const days = [1, 7, 30] as const

/** What a corpus comes to beside who read it. */
export type Tallied = Pick<
  Corpus,
  'passes' | 'vocabulary' | 'process' | 'topPages' | 'topHosts' | 'unread' | 'projection'
>

type Counts = { -readonly [Key in keyof CorpusPass]: CorpusPass[Key] }

/**
 * Takes the pages of a corpus in their order and keeps what is told of them at the end.
 *
 * What it keeps grows with the vocabulary, the hosts (up to a limit) and the logarithm of the pages, not with the pages.
 */
export class CorpusTally {
  readonly #vocabulary = new Vocabulary()
  readonly #process = new ProcessTally()
  readonly #pages = new Top<PageShare>(told)
  readonly #hosts = new HostTally()
  readonly #unread: UnreadPage[] = []
  readonly #passes: Counts[] = []
  #curve: Corpus['vocabulary']['curve'] = []
  #beforePages = 0
  #most = 0
  #before = { process: 0, heap: 0 }

  /** Pages handed over so far, in all passes. */
  get pages(): number {
    return this.#passes.reduce((sum, pass) => sum + pass.pages + pass.errors + pass.refused, 0)
  }

  get names(): number {
    return this.#vocabulary.size
  }

  /** A process has begun that holds this, and knows these names before its first page. */
  begin(held: HeldByProcess, names: readonly string[]): void {
    const added = this.#vocabulary.add(names)
    if (this.#passes.length === 0) this.#beforePages += added
    this.#process.begin(held)
  }

  /** Takes the next page. Returns how many names it brought that no page before it had. */
  add(read: PageRead): number {
    const pass = this.#passOf(read.pass)
    const { outcome, added = this.#counted(read.held?.names ?? 0) } = read
    const names =
      outcome.kind === 'read' && read.pass === 1 ? this.#vocabulary.addPage(added) : this.#vocabulary.add(added)
    pass.names += names
    this.#process.add(read.held, outcome.kind === 'read')
    const share = { names, bytes: read.bytes, page: read.page, ...(read.url !== undefined && { url: read.url }) }
    this.#pages.offer(share)
    this.#hosts.add(share)
    switch (outcome.kind) {
      case 'read':
        pass.pages += 1
        pass.bytes += read.bytes
        break
      case 'refused':
        pass.refused += 1
        break
      case 'ended the process':
        pass.ended += 1
        pass.errors += 1
        break
      case 'raised':
      case 'in part':
        pass.errors += 1
    }
    const isNew = !this.#unread.some(({ page }) => page === read.page)
    if (outcome.kind !== 'read' && isNew && this.#unread.length < told) {
      this.#unread.push({ page: read.page, pass: read.pass, kind: outcome.kind, because: outcome.because })
    }
    this.#setHeap(pass)
    return names
  }

  /** What it comes to, where that many pages a day are to come. */
  end(options: { readonly dictionary: Corpus['process']['dictionary']; readonly pagesPerDay: number }): Tallied {
    const { dictionary, pagesPerDay } = options
    const process = this.#process.end(dictionary)
    const curve = this.#passes.length > 1 ? this.#curve : this.#vocabulary.curve
    const law = heapsLaw(curve)
    const { perName } = process
    const projected = days.flatMap((day) => {
      const found = project(law, day * pagesPerDay, { curve, ...(perName !== undefined && { perName }) })
      return found === undefined ? [] : [{ days: day, ...found }]
    })
    return {
      passes: this.#passes,
      vocabulary: { names: this.#vocabulary.size, beforePages: this.#beforePages, curve, law },
      process,
      topPages: this.#pages.items,
      topHosts: this.#hosts.top(told) satisfies readonly HostShare[],
      unread: this.#unread,
      projection: { pagesPerDay, after: projected },
    }
  }

  /** Names that are counted and not told: those beyond as many as there were are new, and stand by their numbers. */
  #counted(names: number): readonly string[] {
    const before = this.#most
    this.#most = Math.max(before, names)
    return Array.from({ length: this.#most - before }, (_, index) => `\0${before + index}`)
  }

  #passOf(number: number): Counts {
    const known = this.#passes[number - 1]
    if (known !== undefined) return known
    if (number === 2) this.#curve = [...this.#vocabulary.curve]
    const { process, heap = 0 } = this.#process.now
    this.#before = { process, heap }
    const begun = { pages: 0, bytes: 0, errors: 0, ended: 0, refused: 0, names: 0 }
    this.#passes.push(begun)
    return begun
  }

  /** A pass in which another process took over has no change to tell. */
  #setHeap(pass: Counts): void {
    const { process, heap } = this.#process.now
    if (process === this.#before.process && heap !== undefined) pass.heap = heap - this.#before.heap
    else delete pass.heap
  }
}
