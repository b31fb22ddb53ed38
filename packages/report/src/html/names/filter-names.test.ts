import { expect, test } from 'vitest'
import { filterNames, type NameFilter } from './filter-names.ts'
import type { NameList } from './name-list.ts'

const list: NameList = {
  names: ['Article', 'basket', 'cart', 'party'],
  bytes: [7, 6, 4, 5],
  kinds: ['tag', 'class'],
  kind: [0, 1, 1, 0],
  pages: ['news', 'shop'],
  page: [0, 1, 1, 0],
  isNew: [0, 1, 0, 1],
}
const all: NameFilter = { text: '', onlyNew: false, order: 'name' }

test.for([
  [{}, ['Article', 'basket', 'cart', 'party']],
  [{ text: 'ART' }, ['Article', 'cart', 'party']],
  [{ text: 'art', kind: 0 }, ['Article', 'party']],
  [{ page: 1 }, ['basket', 'cart']],
  [{ onlyNew: true, kind: 1 }, ['basket']],
  [{ order: 'bytes' }, ['Article', 'basket', 'party', 'cart']],
  [{ text: 'nothing' }, []],
] as const satisfies readonly (readonly [Partial<NameFilter>, readonly string[]])[])(
  'filterNames() finds with %j: %j',
  ([filter, names]) => {
    expect(filterNames(list, { ...all, ...filter }).map((index) => list.names[index])).toEqual(names)
  },
)
