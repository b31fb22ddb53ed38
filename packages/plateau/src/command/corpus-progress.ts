import type { PageDone } from '@plateau/harness'
import type { Progress } from './progress.ts'
import { leftInWords } from './time-left.ts'

export interface CorpusProgressOptions {
  readonly releases: number
  readonly passes: number
}

/** Shows how far a corpus has been read, and how long the rest will take at the pace since it began or went on. */
export class CorpusProgress {
  readonly #shown: Progress
  readonly #options: CorpusProgressOptions
  #share = 0
  #release = 0
  #begun: { readonly at: number; readonly done: number } | undefined

  constructor(shown: Progress, options: CorpusProgressOptions) {
    this.#shown = shown
    this.#options = options
  }

  /** How much of the sources has been read in this pass, from 0 to 1. */
  read(share: number): void {
    this.#share = Math.min(1, share)
  }

  /** The next release is read. */
  next(): void {
    this.#release += 1
  }

  /** A page has been read; `on` says which release, where there are several. */
  page({ read, pages, names }: PageDone, on: string): void {
    const { releases, passes } = this.#options
    const done = ((this.#release - 1) * passes + read.pass - 1 + this.#share) / (releases * passes)
    this.#begun ??= { at: performance.now(), done }
    const since = done - this.#begun.done
    const left = since <= 0 ? '' : `, ${leftInWords(((performance.now() - this.#begun.at) / since) * (1 - done))}`
    const figures = `${pages.toLocaleString('en')} pages, ${names.toLocaleString('en')} names${left}`
    this.#shown.say(`${on}pass ${read.pass} of ${passes} (${figures})`)
  }
}
