import type { Machine, Result, Run } from '@plateau/core'
import { quoted } from '../../words/asked-again.ts'
import { count } from '../../words/count.ts'
import { duration } from '../../words/duration.ts'
import { measuredWith } from '../../words/measured-with.ts'
import { factList } from '../facts.ts'
import { type Html, html } from '../markup.ts'
import type { PageSection, Reported } from '../page-section.ts'
import { isMap } from '../verdict/is-map.ts'

/** Where and with what it was measured, and what to type to measure it again. */
export function measuredSection({ results }: Reported): PageSection {
  return {
    id: 'measured',
    heading: 'How it was measured',
    body: html`${results.map((result) => each(result))}`,
  }
}

function each(result: Result): Html {
  const { machine, startedAt, plateau, command, runs } = result
  const facts = [
    ...(isMap(result) ? ofMap(result) : measuredWith(result)),
    { label: 'machine', text: inWords(machine) },
    { label: 'began', text: startedAt },
    { label: 'plateau', text: plateau },
  ]
  return html`<p>To measure it again:</p>
<pre class="command"><code>${['npx plateau', ...command.map(quoted)].join(' ')}</code></pre>
${factList(facts)}
${environment(runs)}`
}

function ofMap({ runs, durationMs, columns = [] }: Result) {
  const releases = columns.length > 0 ? ` on ${count(columns.length, 'release')}` : ''
  const pages = new Set(runs.map(({ page }) => page))
  return [
    ...[...pages].map((text) => ({ label: 'page', text })),
    ...measuredWith({ runs, durationMs } as Result).filter(({ label }) => label === 'versions' || label === 'inputs'),
    { label: 'took', text: `${duration(durationMs)} for ${count(runs.length, 'run')}${releases}` },
  ]
}

function inWords({ platform, arch, libc, cores }: Machine): string {
  return `${platform} ${arch}, ${libc}, ${count(cores, 'core')}`
}

/** What the children were given: that which differs between runs, such as where lxml lies, with each of its values. */
function environment(runs: readonly Run[]): Html | undefined {
  const values = new Map<string, Set<string>>()
  for (const run of runs) {
    for (const [name, value] of Object.entries(run.environment))
      values.set(name, (values.get(name) ?? new Set()).add(value))
  }
  if (values.size === 0) return undefined
  return html`<details><summary>The environment of each run</summary><div class="wide"><table>
<caption>Environment variables of the children that measured</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Value</th></tr></thead>
<tbody>${[...values].map(
    ([name, of]) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${[...of].map((value) => html`<code>${value}</code> `)}</td></tr>`,
  )}</tbody></table></div></details>`
}
