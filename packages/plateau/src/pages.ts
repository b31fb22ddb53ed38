import type { Variation } from '@plateau/core'
import { type Page, readFixture, readPage } from '@plateau/harness'

export type FreshVariation = Exclude<Variation, 'same'>

/** A page and how each input differs from the one before; `Fresh` says in its type whether names are fresh. */
export interface InputStream<Fresh extends boolean> {
  readonly page: () => Promise<Page>
  /** What the page was asked for by: a fixture's name, or a path. */
  readonly asked?: string
  readonly variation: Fresh extends true ? FreshVariation : 'same'
  /** Fresh names an input; as many as the page has places if not given. */
  readonly fresh?: number
}

/** A page that inputs can be made of. */
export interface PageSource {
  /** The same bytes again and again. */
  repeated(): InputStream<false>
  /** The page with names of one kind that no input before had; `count` names an input, else as many as it has places. */
  fresh(variation: FreshVariation, count?: number): InputStream<true>
}

/**
 * Names a saved page of a `fixtures` folder: your own beside where the tests run, else one of plateau's.
 *
 * @example
 * ```ts
 * import { fixture } from 'plateau'
 *
 * const inputs = fixture('coding-horror').fresh('ids')
 * ```
 */
export function fixture(name: string): PageSource {
  return source(name, async () => (await readFixture(name)).page)
}

/** Names a saved page by its path. */
export function page(path: string): PageSource {
  return source(path, () => readPage(path))
}

function source(asked: string, read: () => Promise<Page>): PageSource {
  return {
    repeated: () => ({ page: read, asked, variation: 'same' }),
    fresh: (variation, count) => ({ page: read, asked, variation, ...(count !== undefined && { fresh: count }) }),
  }
}
