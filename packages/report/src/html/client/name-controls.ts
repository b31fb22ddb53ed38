import type { NameFilter } from '../names/filter-names.ts'
import type { NameList } from '../names/name-list.ts'
import { element } from './element.ts'
import { tellsNew } from './name-row.ts'

/** Asks a reader which names to show, and tells whoever listens. */
export function nameControls(
  list: NameList,
  found: HTMLOutputElement,
  onChange: (filter: NameFilter) => void,
): HTMLElement {
  const text = element('input', { attributes: { type: 'search', autocomplete: 'off', spellcheck: 'false' } })
  const kind = choice(list.kinds, 'everything')
  const page = choice(list.pages, 'any page')
  const onlyNew = element('input', { attributes: { type: 'checkbox' } })
  const order = element('select', {
    children: [
      element('option', { text: 'by name', attributes: { value: 'name' } }),
      element('option', { text: 'longest first', attributes: { value: 'bytes' } }),
    ],
  })
  const asked = [
    labelled('Search names', text),
    ...(list.kinds.length > 1 ? [labelled('that match', kind)] : []),
    ...(list.pages.length > 1 ? [labelled('first on', page)] : []),
    ...(tellsNew(list) ? [labelled('only new ones', onlyNew)] : []),
    labelled('order', order),
  ]
  const controls = element('div', { attributes: { class: 'controls' }, children: [...asked, found] })
  controls.addEventListener('input', () => {
    onChange({
      text: text.value.trim(),
      ...(kind.value !== '' && { kind: Number(kind.value) }),
      ...(page.value !== '' && { page: Number(page.value) }),
      onlyNew: onlyNew.checked,
      order: order.value === 'bytes' ? 'bytes' : 'name',
    })
  })
  return controls
}

function choice(values: readonly string[], all: string): HTMLSelectElement {
  const options = values
    .map((text, index) => ({ text: text === '' ? 'no page' : text, value: String(index) }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'en'))
  return element('select', {
    children: [{ text: all, value: '' }, ...options].map(({ text, value }) =>
      element('option', { text, attributes: { value } }),
    ),
  })
}

function labelled(words: string, control: HTMLElement): HTMLLabelElement {
  return element('label', { text: `${words} `, children: [control] })
}
