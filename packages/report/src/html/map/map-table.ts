import type { Cell, Column, MapRow, Run } from '@plateau/core'
import { type CellInWords, cellInWords, cellText, type Mark } from '../../map/cell-in-words.ts'
import { dullInWords, foldedLines, type MapLine } from '../../map/map-lines.ts'
import { type Group, type Section, settingOf } from '../../map/section.ts'
import { shorten } from '../../safe/shorten.ts'
import { count } from '../../words/count.ts'
import { type Html, html } from '../markup.ts'
import { heatOf } from './heat.ts'

/** Less, more, or neither, than to the left. */
export const signs: Record<Mark, string> = { less: '▼', more: '▲', other: '~' }

interface TableContext {
  readonly id: string
  readonly columns: readonly Column[]
  /** Where a run's details are, for its cell. */
  readonly placeOf: (run: Run) => number
}

/**
 * A page and parser as a table: each kind of input with what differs below it, and every row behind a button.
 *
 * Without a script every row is there.
 */
export function mapTable(section: Section, context: TableContext): Html {
  const { columns, id } = context
  const { lines, dull } = foldedLines(section, columns)
  const groups = section.groups.filter((group) => !dull.includes(group))
  const byGroup = inGroups(lines)
  return html`<div class="wide"><table class="map" id="${id}"><caption>${section.page}: ${section.subject}</caption>
<thead><tr><th scope="col">input</th>${columns.map(head)}</tr></thead>
${groups.map((group, index) => groupRows(group, { ...context, id: `${id}-${index}`, folded: byGroup[index] ?? [] }))}
${dull.length > 0 && dullRows(dull, { ...context, id: `${id}-dull` })}
</table></div>`
}

function head({ name, versions }: Column): Html {
  const libxml2 = versions?.libxml2
  return html`<th scope="col">${shorten(name, 24)}${libxml2 !== undefined && html`<small>libxml2 ${shorten(libxml2, 24)}</small>`}</th>`
}

/** The lines of each kind of input, less its plain row. */
function inGroups(lines: readonly MapLine[]): readonly (readonly MapLine[])[] {
  const groups: MapLine[][] = []
  for (const line of lines) {
    if (line.below) groups.at(-1)?.push(line)
    else groups.push([])
  }
  return groups
}

function groupRows(group: Group, context: TableContext & { readonly folded: readonly MapLine[] }): Html {
  const { id, folded } = context
  const { others } = group
  return html`<tbody class="group"><tr><th scope="row">${group.title}${
    others.length > 0 &&
    opener(id, `${count(others.length, 'setting')} of ${group.title}`, count(others.length, 'setting'))
  }</th>${cells(group.plain, context)}</tr>
${folded.map(
  ({ label, cells: told }) =>
    html`<tr class="folded"><th scope="row">${label}</th>${told.map((cell) => html`<td>${words(cell)}</td>`)}</tr>
`,
)}</tbody>
${
  others.length > 0 &&
  rest(
    id,
    others.map((row) => rowOf(settingOf(group, row), row, context)),
  )
}`
}

function dullRows(dull: readonly Group[], context: TableContext): Html {
  const { id, columns } = context
  const rows = dull.flatMap((group) =>
    [group.plain, ...group.others].map((row) => {
      const setting = row === group.plain ? '' : settingOf(group, row)
      return rowOf([group.title, setting].filter((word) => word !== '').join(', '), row, context)
    }),
  )
  return html`<tbody class="group dull"><tr><th scope="row" colspan="${columns.length + 1}">${dullInWords(dull)}${opener(
    id,
    `${count(rows.length, 'row')} that keep nothing`,
    count(rows.length, 'row'),
  )}</th></tr></tbody>
${rest(id, rows)}`
}

function opener(id: string, what: string, text: string): Html {
  return html` <button type="button" class="opener" aria-expanded="false" aria-controls="${id}" aria-label="Show ${what}" hidden>${text}</button>`
}

function rest(id: string, rows: readonly Html[]): Html {
  return html`<tbody class="rest" id="${id}" hidden>${rows}</tbody>`
}

function rowOf(label: string, row: MapRow, context: TableContext): Html {
  return html`<tr><th scope="row">${label}</th>${cells(row, context)}</tr>
`
}

function cells(row: MapRow, { placeOf }: TableContext): readonly Html[] {
  return row.cells.map((cell) => html`<td class="${heatOf(cell)}">${cellOf(cell, placeOf)}</td>`)
}

function cellOf(cell: Cell, placeOf: (run: Run) => number): Html | string {
  const text = words(cellInWords(cell))
  return cell.kind === 'measured' ? html`<button type="button" data-run="${placeOf(cell.run)}">${text}</button>` : text
}

function words(cell: CellInWords): string {
  const text = cellText(cell, 'whole')
  return cell.mark === undefined ? text : `${signs[cell.mark]} ${text}`
}
