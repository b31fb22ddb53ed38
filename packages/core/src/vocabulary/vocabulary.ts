import { type CurvePoint, isOnCurve } from './curve.ts'

/**
 * Every name that pages brought, and the curve of how many there were after how many pages.
 *
 * Pages come in order; a name counts for the first one that had it, whatever process read it. Many processes that each
 * keep what their own pages brought, handed over in the pages' order, give the curve that one alone would have given.
 */
export class Vocabulary {
  readonly #names = new Set<string>()
  readonly #curve: CurvePoint[] = []
  #pages = 0

  /** How many names there are. */
  get size(): number {
    return this.#names.size
  }

  /** How many pages have been read. */
  get pages(): number {
    return this.#pages
  }

  /** Takes the names that are there before any page, or that a page brought which could not be read to its end. */
  add(names: Iterable<string>): number {
    const before = this.#names.size
    for (const name of names) this.#names.add(name)
    return this.#names.size - before
  }

  /** Takes the names that the next page has. Returns how many no page before it had. */
  addPage(names: Iterable<string>): number {
    const added = this.add(names)
    this.#pages += 1
    if (isOnCurve(this.#pages)) this.#curve.push([this.#pages, this.#names.size])
    return added
  }

  /** How many names there were after how many pages: short, however many pages there are, and whole to the last one. */
  get curve(): readonly CurvePoint[] {
    const last = this.#curve.at(-1)?.[0] ?? 0
    return last === this.#pages ? this.#curve : [...this.#curve, [this.#pages, this.#names.size]]
  }
}
