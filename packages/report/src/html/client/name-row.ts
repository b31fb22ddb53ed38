import type { NameList } from '../names/name-list.ts'
import { element } from './element.ts'

/** Names the columns. */
export function namesHead(hasNew: boolean): HTMLElement {
  const columns = ['name', 'bytes', 'matches', 'first on', ...(hasNew ? ['new'] : [])].map((text) =>
    element('th', { text, attributes: { scope: 'col', role: 'columnheader' } }),
  )
  return element('thead', {
    children: [element('tr', { attributes: { role: 'row', 'aria-rowindex': '1' }, children: columns })],
  })
}

/** Whether a window told which names are new. */
export function tellsNew(list: NameList): boolean {
  return list.isNew.includes(1)
}

interface Placed {
  /** In the list. */
  readonly index: number
  /** Among those that are shown. */
  readonly at: number
  readonly isCurrent: boolean
  readonly hasNew: boolean
}

/** Tells a name with all that is known of it. */
export function nameRow(list: NameList, { index, at, isCurrent, hasNew }: Placed): HTMLElement {
  const cells = [
    list.names[index] ?? '',
    (list.bytes[index] ?? 0).toLocaleString('en'),
    list.kinds[list.kind[index] ?? -1] ?? '',
    list.pages[list.page[index] ?? -1] ?? '',
    ...(hasNew ? [list.isNew[index] === 1 ? 'new' : ''] : []),
  ].map((text, column) =>
    element(column === 0 ? 'th' : 'td', {
      text,
      attributes: column === 0 ? { scope: 'row', role: 'rowheader', dir: 'auto' } : { role: 'gridcell' },
    }),
  )
  return element('tr', {
    attributes: {
      id: `name-${at}`,
      role: 'row',
      'aria-rowindex': String(at + 2),
      'aria-selected': String(isCurrent),
      'data-at': String(at),
    },
    children: cells,
  })
}

/** Takes the room of rows that are not drawn. */
export function spacer(height: number): HTMLElement {
  const empty = element('tr', { attributes: { role: 'presentation', class: 'spacer' } })
  empty.style.height = `${height}px`
  return empty
}
