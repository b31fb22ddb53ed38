import { formatSize, type KeptName } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { grouped as count } from '../words/count.ts'
import { list } from '../words/list.ts'

export interface KeptTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const examples = 2

/**
 * Gathers kept names by what of the input they match, most bytes first; where they came from is told if it was several pages.
 *
 * Bytes are those of the names themselves: what the hash table and the string pools take beside them is no single name's.
 *
 * @param fresh the names that were not kept before the window; undefined where nothing tells.
 */
export function keptTable(kept: readonly KeptName[], fresh: readonly string[] | undefined): KeptTable {
  const isNew = new Set(fresh)
  const manyPages = new Set(kept.flatMap(({ page }) => page ?? [])).size > 1
  const rows = byConstructs(kept)
    .map((names) => ({ names, bytes: names.reduce((sum, { bytes }) => sum + bytes, 0) }))
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ names, bytes }) => [
      constructsInWords(names[0]),
      count(names.length),
      formatSize(bytes),
      ...(fresh === undefined ? [] : [count(names.filter(({ name }) => isNew.has(name)).length)]),
      ...(manyPages ? [pagesInWords(names)] : []),
      names
        .slice(0, examples)
        .map(({ name }) => (name === '' ? '""' : shorten(name, 24)))
        .join(' '),
    ])
  const told = [...(fresh === undefined ? [] : ['new']), ...(manyPages ? ['first on'] : [])]
  return { head: ['names kept', 'count', 'bytes', ...told, 'such as'], rows }
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
