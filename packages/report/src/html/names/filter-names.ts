import type { NameList } from './name-list.ts'

/** What a reader wants to see of the names. */
export interface NameFilter {
  /** Has to be in the name, whatever its case. */
  readonly text: string
  /** Where in the list of kinds, and of pages; all of them where there is none. */
  readonly kind?: number
  readonly page?: number
  readonly onlyNew: boolean
  readonly order: 'name' | 'bytes'
}

/** Finds the names that a reader wants to see: where they are in the list, in the order that was asked for. */
export function filterNames({ names, bytes, kind, page, isNew }: NameList, filter: NameFilter): readonly number[] {
  const text = filter.text.toLowerCase()
  const found: number[] = []
  for (const [index, name] of names.entries()) {
    if (filter.kind !== undefined && kind[index] !== filter.kind) continue
    if (filter.page !== undefined && page[index] !== filter.page) continue
    if (filter.onlyNew && isNew[index] !== 1) continue
    if (text === '' || name.toLowerCase().includes(text)) found.push(index)
  }
  switch (filter.order) {
    case 'name':
      return found
    case 'bytes':
      return found.toSorted((a, b) => (bytes[b] ?? 0) - (bytes[a] ?? 0) || a - b)
  }
}
