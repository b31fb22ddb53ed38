import type { Variation } from '@plateau/core'
import { fill } from './fill.ts'
import { sitesOf } from './sites-of.ts'
import { spellingOf } from './spelling.ts'
import { pageText } from './page-text.ts'
import type { Page } from './page.ts'

/** A page with slots: input i is `stamp(i).join(pieces)`, all other bytes the page's own. */
export interface Template {
  readonly variation: Variation
  /** One more than the stamps an input takes. */
  readonly pieces: readonly Buffer[]
  readonly stamp: Stamp
  /** What each fresh name begins with: the name in input i is this and the stamp of i. */
  readonly tokens: readonly string[]
  /** Fresh names an input. */
  readonly fresh: number
  /** The most inputs that differ from each other. */
  readonly capacity: number
  /** What a reader must know: constructs that were added, places that were left. */
  readonly notes: readonly string[]
}

/** An input's number, written with `width` characters of `alphabet`. */
export interface Stamp {
  readonly alphabet: string
  readonly width: number
  readonly encoding: 'ascii' | 'utf-16-le' | 'utf-16-be'
}

export interface TemplateOptions {
  /** Fresh names an input; by default as many as the page has places, at least 1. */
  readonly fresh?: number
  /** By default the page's kind. */
  readonly parser?: 'html' | 'xml'
}

/**
 * Makes a template of a page.
 *
 * Where the page has fewer places than are asked for, constructs are added at the end of its body, and a note says so.
 *
 * @throws UsageError where the parser knows no such variation, or `fresh` is more than can be told apart.
 *
 * @example
 * ```ts
 * import { readFixture, templateOf } from '@plateau/harness'
 *
 * const { page } = await readFixture('minimal')
 * const { pieces, tokens } = templateOf(page, 'tags', { fresh: 20 })
 * const first = pieces.map(String).join('00000')
 * ```
 */
export function templateOf(page: Page, variation: Variation, options: TemplateOptions = {}): Template {
  const kind = options.parser ?? page.kind
  const text = pageText({ ...page, kind })
  if (variation === 'same') {
    const stamp = { alphabet: '0', width: 1, encoding: text.encoding }
    return {
      variation,
      pieces: [page.bytes],
      stamp,
      tokens: [],
      fresh: 0,
      capacity: Number.MAX_SAFE_INTEGER,
      notes: [],
    }
  }
  const { sites, notes } = sitesOf(text.text, variation, { kind, fresh: options.fresh })
  const spelling = spellingOf(variation, sites.length)
  return {
    variation,
    pieces: fill(page.bytes, text, { sites, spelling }),
    stamp: { alphabet: spelling.alphabet, width: spelling.width, encoding: text.encoding },
    tokens: sites.map((_site, slot) => spelling.prefixOf(slot)),
    fresh: sites.length,
    capacity: spelling.alphabet.length ** spelling.width,
    notes,
  }
}
