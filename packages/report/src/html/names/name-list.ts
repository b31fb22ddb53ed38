import type { KeptName } from '@plateau/core'
import { shorten } from '../../safe/shorten.ts'
import { list } from '../../words/list.ts'
import type { Reported } from '../page-section.ts'

/** Names that parsers kept, a column a field: what they have in common stands in the file once. */
export interface NameList {
  /** Those longer than a page of text are cut, and say how long they were. */
  readonly names: readonly string[]
  readonly bytes: readonly number[]
  /** What of the input the names match, and where in that list each name's is: `['tag', 'class and tag']`. */
  readonly kinds: readonly string[]
  readonly kind: readonly number[]
  /** The pages that brought them first, and where in that list each name's are. */
  readonly pages: readonly string[]
  readonly page: readonly number[]
  /** 1 where a window of inputs brought the name, 0 where the parser had it before. */
  readonly isNew: readonly (0 | 1)[]
}

/** A name of all that is reported, once, with all the pages that brought it. */
export interface ListedName extends KeptName {
  readonly pages: readonly string[]
  readonly isNew: boolean
}

/** Gathers the names of pairs, with what they match, and those of runs that list theirs; in the order of their letters. */
export function listedNames({ pairs, results, kept: found = [] }: Reported): readonly ListedName[] {
  const names = new Map<string, Gathered>()
  for (const name of found) gather(names, name)
  for (const { kept = [], names: fresh = [] } of pairs.flatMap((file) => file.pairs)) {
    for (const name of kept) gather(names, name)
    for (const name of fresh) gather(names, { name, bytes: bytesOf(name), constructs: [] }).isNew = true
  }
  const own = new Set(
    [...names].flatMap(([name, { constructs, isNew }]) => (constructs.size > 0 || isNew ? [] : [name])),
  )
  for (const { page, gauges } of results.flatMap(({ runs }) => runs)) {
    for (const name of gauges.names?.list ?? []) {
      // No page has it: it is the parser's own, as `xmlns` is.
      if (!own.has(name)) gather(names, { name, bytes: bytesOf(name), constructs: [], page })
    }
  }
  return [...names.values()]
    .map(({ kept, constructs, pages, isNew }) => ({ ...kept, constructs: [...constructs], pages: [...pages], isNew }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Puts names into columns. */
export function nameList(names: readonly ListedName[]): NameList {
  const kinds = distinct(names.map(({ constructs }) => kindInWords(constructs)))
  const pages = distinct(names.map((name) => list(name.pages.map((page) => shorten(page, 60)))))
  return {
    names: names.map(({ name }) => shorten(name, longest)),
    bytes: names.map(({ bytes }) => bytes),
    kinds: kinds.values,
    kind: kinds.indices,
    pages: pages.values,
    page: pages.indices,
    isNew: names.map(({ isNew }) => (isNew ? 1 : 0)),
  }
}

/** Nobody reads more of one name, and a page may hold megabytes of it. */
const longest = 1000

interface Gathered {
  readonly kept: KeptName
  readonly constructs: Set<KeptName['constructs'][number]>
  readonly pages: Set<string>
  isNew: boolean
}

function gather(names: Map<string, Gathered>, kept: KeptName): Gathered {
  const known = names.get(kept.name) ?? { kept, constructs: new Set(), pages: new Set(), isNew: false }
  names.set(kept.name, known)
  for (const construct of kept.constructs) known.constructs.add(construct)
  if (kept.page !== undefined) known.pages.add(kept.page)
  return known
}

function kindInWords(constructs: KeptName['constructs']): string {
  return constructs.length === 0 ? 'unknown' : list(constructs.toSorted())
}

function distinct(texts: readonly string[]): {
  readonly values: readonly string[]
  readonly indices: readonly number[]
} {
  const known = new Map<string, number>()
  const indices = texts.map((text) => {
    const index = known.get(text) ?? known.size
    known.set(text, index)
    return index
  })
  return { values: [...known.keys()], indices }
}

/** As many as the name has in UTF-8; a byte that is no text is written as `\xNN`. */
function bytesOf(name: string): number {
  return new TextEncoder().encode(name.replaceAll(/\\x[\da-f]{2}/g, '?')).length
}
