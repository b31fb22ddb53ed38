import type { Run } from '@plateau/core'
import { caveats, measured } from '../../words/evidence.ts'
import { labels } from '../../words/labels.ts'
import { subjectInWords } from '../../words/subject.ts'
import { summary, summaryHead } from '../../words/summary.ts'
import { verdict } from '../../words/verdict.ts'
import { versionsInWords } from '../../words/versions.ts'
import { factList } from '../facts.ts'
import { type Html, html } from '../markup.ts'
import { merged } from '../merged.ts'
import type { PageSection, Reported } from '../page-section.ts'
import { isMap } from '../verdict/is-map.ts'
import { commandOf } from './command-of.ts'

/** One row a run, and what each verdict rests on; nothing for a map, whose cells say that. */
export function runsSection({ results }: Reported): PageSection | undefined {
  const result = merged(results)
  if (isMap(result) || result.runs.length === 0) return undefined
  const names = labels(result.runs)
  return {
    id: 'runs',
    heading: result.runs.length === 1 ? 'The run' : 'The runs',
    body: html`${table(result.runs)}${result.runs.map((run, index) => evidence(run, names[index] ?? ''))}`,
  }
}

function table(runs: readonly Run[]): Html {
  return html`<div class="wide"><table class="figures"><caption>What came of each input</caption>
<thead><tr>${summaryHead.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${summary(runs).map(
    ([label, said, ...figures], index) =>
      html`<tr><th scope="row">${label}</th><td class="said ${toneOf(runs[index])}">${said}</td>${figures.map((figure) => html`<td>${figure}</td>`)}</tr>`,
  )}</tbody></table></div>`
}

function toneOf(run: Run | undefined): string {
  return run === undefined ? '' : verdict(run).tone
}

function evidence(run: Run, name: string): Html {
  const facts = [
    ...measured(run),
    ...caveats(run),
    { label: 'subject', text: subjectInWords(run.subject) },
    { label: 'versions', text: versionsInWords(run.versions) },
  ]
  return html`<details class="evidence"><summary>${name}: <span class="${verdict(run).tone}">${verdict(run).words}</span></summary>
${factList(facts)}
<p>To measure it again:</p><pre class="command"><code>${commandOf(run)}</code></pre></details>`
}
