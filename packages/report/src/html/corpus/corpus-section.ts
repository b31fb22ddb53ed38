import type { Corpus, Reading } from '@plateau/core'
import { corpusFacts } from '../../corpus/corpus-facts.ts'
import { type CorpusTable, corpusTables } from '../../corpus/corpus-tables.ts'
import { corpusTitle } from '../../corpus/corpus-title.ts'
import { drawn } from '../curves/drawn.ts'
import { scales } from '../curves/panel-option.ts'
import { scaleChoice } from '../curves/scale-choice.ts'
import { thinned } from '../curves/thinned.ts'
import { factList } from '../facts.ts'
import { type Html, html } from '../markup.ts'
import type { PageSection, Reported } from '../page-section.ts'
import { corporaOf } from './corpora-of.ts'

/** Points of each doubling of the pages that are drawn of a curve. */
const perDoubling = 16

/** The vocabulary's curve of each release, its passes, what is to come and who brought most. */
export function corpusSection({ results }: Reported): PageSection | undefined {
  const corpora = corporaOf(results)
  if (corpora.length === 0) return undefined
  return {
    id: 'corpus',
    heading: 'The vocabulary',
    assets: ['curves.css'],
    body: html`<div class="scaled">${scaleChoice('corpus-scale')}
${corpora.map((corpus, index) => html`<h3>${corpusTitle(corpus)}</h3>${curves(corpus, index)}${rest(corpus)}`)}</div>`,
  }
}

function curves({ vocabulary, process }: Corpus, index: number): Html {
  const heap = process.readings.flatMap(({ pages, heap: held }): readonly Reading[] =>
    held === undefined ? [] : [[pages, held]],
  )
  const panels = [
    { heading: 'Names after so many pages, first pass', unit: 'names', readings: vocabulary.curve },
    { heading: 'Heap held after so many pages, all passes', unit: 'B', readings: heap },
  ].filter(({ readings }) => readings.length > 1)
  return html`<div class="panels">${panels.map(
    ({ heading, unit, readings }) =>
      html`<figure class="panel"><figcaption>${heading}</figcaption>${scales.map((scale) => {
        const most = Math.max(...readings.map(([, held]) => held))
        const inputs = readings.at(-1)?.[0] ?? 1
        const lines = [{ readings: thinned(readings, perDoubling), color: 0 }]
        return html`<div class="only-${scale}">${drawn({ lines, unit, scale, inputs, most }, `v${index}-${unit}-${scale}`)}</div>`
      })}</figure>`,
  )}</div>`
}

function rest(corpus: Corpus): Html {
  return html`${corpusTables(corpus, { verbose: false }).map(table)}${factList(corpusFacts(corpus))}`
}

function table({ title, head, rows }: CorpusTable): Html {
  return html`<div class="wide"><table class="figures corpus"><caption>${title === '' ? 'passes' : title}</caption>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...others]) =>
      html`<tr><th scope="row">${first}</th>${others.map((text, at) => html`<td${words.has(head[at + 1] ?? '') && html` class="said"`}>${text}</td>`)}</tr>`,
  )}</tbody></table></div>`
}

/** Columns of words, which stand at the left. */
const words: ReadonlySet<string> = new Set(['page', 'host', 'why'])
