import { growthMap, type GrowthMap, type Run } from '@plateau/core'
import { legend } from '../../map/legend.ts'
import { failuresInWords, reasonsInWords } from '../../map/reasons.ts'
import { sectionsOf } from '../../map/section.ts'
import { isManyRuns } from '../curves/thinned-run.ts'
import { type Html, html } from '../markup.ts'
import { merged } from '../merged.ts'
import type { PageSection, Reported } from '../page-section.ts'
import { isMap } from '../verdict/is-map.ts'
import { heatOf, heats } from './heat.ts'
import { mapTable, signs } from './map-table.ts'
import { runDetails } from './run-details.ts'

/** Releases across, kinds of input and settings down: a cell is asked for its run. */
export function mapSection({ results }: Reported): PageSection | undefined {
  const result = merged(results)
  if (!isMap(result) || result.runs.length === 0) return undefined
  const map = growthMap(result.runs, result.columns)
  const places = new Map<Run, number>()
  for (const { cells } of map.rows) {
    for (const cell of cells) if (cell.kind === 'measured') places.set(cell.run, places.size)
  }
  const placeOf = (run: Run) => places.get(run) ?? 0
  return {
    id: 'map',
    heading: isManyRuns(result.runs.length) ? 'The growth map' : 'Side by side',
    assets: ['curves.css', 'map.ts', 'map.css'],
    body: html`<p class="faint needs-script" hidden>A cell opens its run: the curve, the figures and the command. Arrow keys go from cell to cell.</p>
<noscript><style>.rest[hidden]{display:table-row-group}</style></noscript>
${heatKey(map)}
${sectionsOf(map).map((section, index) => mapTable(section, { id: `map-${index}`, columns: map.columns, placeOf }))}
<p class="faint">${legend(map, signs, { detail: 'whole', hasStars: false })}.</p>
${reasons(map)}`,
    data: { runs: runDetails([...places.keys()]) },
  }
}

function heatKey({ rows }: GrowthMap): Html {
  const found = new Set(rows.flatMap(({ cells }) => cells.map(heatOf)))
  return html`<ul class="heat-key" aria-label="Colours">${heats
    .filter(({ heat }) => found.has(heat))
    .map(({ heat, words }) => html`<li class="${heat}">${words}</li>`)}</ul>`
}

/** Why cells and columns are empty. */
function reasons(map: GrowthMap): Html | undefined {
  const said = [...failuresInWords(map), ...reasonsInWords(map)]
  if (said.length === 0) return undefined
  return html`<details><summary>Why some cells hold no figure</summary><ul>${said.map((text) => html`<li>${text}</li>`)}</ul></details>`
}
