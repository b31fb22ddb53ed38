import { keptTable } from '../../names/kept-table.ts'
import { count } from '../../words/count.ts'
import { html } from '../markup.ts'
import type { PageSection, Reported } from '../page-section.ts'
import { listedNames, nameList } from './name-list.ts'

/** More kinds than a reader looks through; the list has every name. */
const kindsShown = 20

/** Shows the names that parsers kept: by what of the input they match, and each of them in a list that is searched. */
export function namesSection(reported: Reported): PageSection | undefined {
  const names = listedNames(reported)
  if (names.length === 0) return undefined
  const fresh = names.filter(({ isNew }) => isNew).map(({ name }) => name)
  // Only a window tells what is new; a run is all of it.
  const { head, rows } = keptTable(names, fresh.length > 0 ? fresh : undefined)
  const hidden = Math.max(0, rows.length - kindsShown)
  return {
    id: 'names',
    heading: 'The names that are kept',
    body: html`<div class="wide" role="region" tabindex="0" aria-label="Names by what they match">
<table class="kinds">
<caption>${count(names.length, 'name')}, by what of the pages they match; bytes are those of the names alone${hidden > 0 && `; ${count(hidden, 'kind')} more in the list`}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${rows.slice(0, kindsShown).map(([kind = '', ...cells]) => html`<tr><th scope="row">${kind}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table>
</div>
<div class="name-finder" hidden></div>
`,
    data: { list: nameList(names) },
    assets: ['names.css', 'names.ts'],
  }
}
