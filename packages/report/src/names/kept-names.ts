import { formatSize, type KeptName } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { grouped as count } from '../words/count.ts'
import { list } from '../words/list.ts'

/** The head of a table of kept names. */
export const keptHead = ['names kept', 'count', 'bytes', 'new', 'first on', 'such as'] as const

const examples = 3

/**
 * Gathers kept names by what of the input they match, most bytes first: a row for each, of `keptHead`'s columns.
 *
 * Bytes are those of the names themselves: what the hash table and the string pools take beside them is no single name's.
 *
 * @param fresh the names that were not kept before the window.
 */
export function keptRows(kept: readonly KeptName[], fresh: readonly string[]): readonly (readonly string[])[] {
  const isNew = new Set(fresh)
  return byConstructs(kept)
    .map((names) => ({ names, bytes: names.reduce((sum, { bytes }) => sum + bytes, 0) }))
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ names, bytes }) => [
      constructsInWords(names[0]),
      count(names.length),
      formatSize(bytes),
      count(names.filter(({ name }) => isNew.has(name)).length),
      pagesInWords(names),
      names
        .slice(0, examples)
        .map(({ name }) => shorten(name, 24))
        .join(' '),
    ])
}

function byConstructs(kept: readonly KeptName[]): readonly (readonly KeptName[])[] {
  const groups = new Map<string, KeptName[]>()
  for (const name of kept) {
    const key = name.constructs.toSorted().join()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [name])
    else group.push(name)
  }
  return [...groups.values()]
}

function constructsInWords(name: KeptName | undefined): string {
  const constructs = name?.constructs.toSorted() ?? []
  return constructs.length === 0 ? 'unknown' : list(constructs)
}

function pagesInWords(names: readonly KeptName[]): string {
  const pages = [...new Set(names.flatMap(({ page }) => page ?? []))]
  const [first = '-', ...others] = pages
  return others.length === 0 ? shorten(first, 40) : `${shorten(first, 40)} and ${count(others.length)} more`
}
