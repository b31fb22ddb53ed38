import { filterNames, type NameFilter } from '../names/filter-names.ts'
import type { NameList } from '../names/name-list.ts'
import { rowsInView } from '../names/rows-in-view.ts'
import { element } from './element.ts'
import { nameRow, namesHead, spacer, tellsNew } from './name-row.ts'
import { nameControls } from './name-controls.ts'

/** In pixels, as `names.css` has it. */
const row = 28
/** Paper has room for some; the rest is counted. */
const rowsPrinted = 300

/** Fills a place with a list of names of which only what is in view is in the page, so that it may be any length. */
export function namesView(place: HTMLElement, list: NameList): void {
  const hasNew = tellsNew(list)
  const body = element('tbody')
  const table = element('table', {
    attributes: {
      class: 'names',
      role: 'grid',
      tabindex: '0',
      'aria-label': 'Names, with what they match and the pages that brought them',
    },
    children: [namesHead(hasNew), body],
  })
  const scrolls = element('div', { attributes: { class: 'names-scroll' }, children: [table] })
  const found = element('output')
  const told = element('p', { attributes: { class: 'told' } })
  place.append(
    nameControls(list, found, (filter) => show(filter)),
    scrolls,
    told,
  )
  place.hidden = false

  const print = matchMedia('print')
  let shown: readonly number[] = []
  let current = 0
  show({ text: '', onlyNew: false, order: 'name' })

  scrolls.addEventListener('scroll', draw)
  new ResizeObserver(draw).observe(scrolls)
  print.addEventListener('change', draw)
  table.addEventListener('keydown', (event) => {
    const page = Math.max(1, Math.floor(scrolls.clientHeight / row) - 2)
    const last = shown.length - 1
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: last,
    }
    const to = steps[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    goTo(Math.min(last, Math.max(0, to)))
  })
  body.addEventListener('click', ({ target }) => {
    const at = target instanceof Element ? target.closest<HTMLElement>('[data-at]')?.dataset['at'] : undefined
    if (at !== undefined) goTo(Number(at))
  })

  function show(filter: NameFilter): void {
    shown = filterNames(list, filter)
    current = 0
    scrolls.scrollTop = 0
    const all = list.names.length.toLocaleString('en')
    found.textContent =
      shown.length === list.names.length ? `${all} names` : `${shown.length.toLocaleString('en')} of ${all} names`
    table.setAttribute('aria-rowcount', String(shown.length + 1))
    draw()
  }

  function goTo(at: number): void {
    current = at
    const head = row
    const top = at * row
    if (top < scrolls.scrollTop) scrolls.scrollTop = top
    const bottom = top + row + head
    if (bottom > scrolls.scrollTop + scrolls.clientHeight) scrolls.scrollTop = bottom - scrolls.clientHeight
    draw()
  }

  function draw(): void {
    const view = { scrolled: scrolls.scrollTop, height: scrolls.clientHeight, row, count: shown.length }
    const [first, end] = print.matches ? [0, Math.min(rowsPrinted, shown.length)] : rowsInView(view)
    const rows = shown
      .slice(first, end)
      .map((index, offset) =>
        nameRow(list, { index, at: first + offset, isCurrent: first + offset === current, hasNew }),
      )
    const below = print.matches ? 0 : shown.length - end
    body.replaceChildren(spacer(first * row), ...rows, spacer(below * row))
    if (current >= first && current < end) table.setAttribute('aria-activedescendant', `name-${current}`)
    else table.removeAttribute('aria-activedescendant')
    const left = shown.length - end
    told.textContent = print.matches
      ? left > 0
        ? `and ${left.toLocaleString('en')} more`
        : ''
      : (list.names[shown[current] ?? -1] ?? 'No name has this in it')
  }
}
