import { formatSize, isGrowing, type Run } from '@plateau/core'
import { grouped } from '../../words/count.ts'
import { growing } from '../../words/gauges.ts'
import { verdict } from '../../words/verdict.ts'
import { type Html, html } from '../markup.ts'
import { merged } from '../merged.ts'
import type { PageSection, Reported } from '../page-section.ts'
import { type CurveGroup, curveGroups, drawnGauges, gaugeOf, linesOf } from './curve-groups.ts'
import { drawn } from './drawn.ts'
import { scaleChoice } from './scale-choice.ts'
import { isManyRuns } from './thinned-run.ts'
import { lineColors, type Scale, scales } from './panel-option.ts'

/** The curves of each release, on the same axes; nothing where there are more runs than can be told apart. */
export function curvesSection({ results }: Reported): PageSection | undefined {
  const { runs } = merged(results)
  const shown = runs.filter(({ reachedPerInput }) => reachedPerInput !== 0)
  if (shown.length === 0 || isManyRuns(runs.length)) return undefined
  const groups = curveGroups(shown)
  return {
    id: 'curves',
    assets: ['curves.css'],
    heading: 'Curves',
    body: html`<div class="scaled">${scaleChoice('scale')}
<p class="faint only-linear">What was held after so many inputs, since the first reading. Dotted lines are doublings of the inputs. ${cutInWords(shown)}</p>
<p class="faint only-logarithmic">Each doubling of the inputs is as wide as the next. What is below 100 B, or one name, lies on the bottom line.</p>
<div class="releases">${groups.map((group, index) => release(group, { index, shown, isAlone: groups.length === 1 }))}</div>
</div>${table(groups)}`,
  }
}

interface Place {
  readonly index: number
  readonly shown: readonly Run[]
  readonly isAlone: boolean
}

function release(group: CurveGroup, { index, shown, isAlone }: Place): Html {
  const panels = drawnGauges.flatMap(({ gauge, heading }) => {
    const ofAll = shown.flatMap((run) => gaugeOf(run, gauge)?.readings ?? [])
    const most = Math.max(...ofAll.map(([, change]) => change))
    const lines = linesOf(group, gauge, most)
    if (lines.length === 0 || (gauge === 'objects' && !shown.some(isOfObjects))) return []
    const unit = gauge === 'heap' || gauge === 'resident' ? 'B' : gauge
    return [
      html`<figure class="panel"><figcaption>${heading}</figcaption>${scales.map(
        (scale) =>
          html`<div class="only-${scale}">${drawn({ lines, unit, scale, inputs: inputsOn(scale, shown), most }, `c${index}-${gauge}-${scale}`)}</div>`,
      )}</figure>`,
    ]
  })
  return html`<div class="release">${!isAlone && html`<h3>${nameOf(group)}</h3>`}
<ul class="key">${group.runs.map(
    (run, at) =>
      html`<li><span class="swatch line-${(at % lineColors) + 1}"></span><strong>${group.labels[at]}</strong>: ${verdict(run).words}</li>`,
  )}</ul>
<div class="panels">${panels}</div></div>`
}

/** Names say more of a parser than Python's objects do. */
function isOfObjects({ gauges }: Run): boolean {
  return gauges.objects !== undefined && (gauges.names === undefined || isGrowing(gauges.objects.growth))
}

/** A run that grows may stop after a hundred inputs where others take thousands: a plain axis would hide it. */
function inputsOn(scale: Scale, runs: readonly Run[]): number {
  const grow = runs.filter((run) => growing(run).length > 0)
  const told = scale === 'linear' && grow.length > 0 ? grow : runs
  return Math.max(8, ...told.map(({ inputs }) => inputs))
}

function cutInWords(runs: readonly Run[]): string {
  const inputs = inputsOn('linear', runs)
  return runs.some((run) => run.inputs > inputs) ? `Runs that went on beyond ${grouped(inputs)} are cut there.` : ''
}

function nameOf({ name, runs }: CurveGroup): string {
  return runs[0]?.versions.lxml === undefined ? name : `lxml ${name}`
}

/** The same figures for who cannot see the curves: at each doubling, and at the end. */
function table(groups: readonly CurveGroup[]): Html {
  return html`<details><summary>The readings as a table</summary>${groups.map((group) =>
    group.runs.map((run, at) => readings(run, `${group.labels[at]}${groups.length > 1 ? `, ${nameOf(group)}` : ''}`)),
  )}</details>`
}

function readings(run: Run, caption: string): Html {
  const gauges = drawnGauges.flatMap(({ gauge, heading }) => {
    const found = gaugeOf(run, gauge)
    return found === undefined ? [] : [{ heading, found }]
  })
  const [first] = gauges
  const stops = (first?.found.readings ?? []).flatMap(([inputs], index, { length }) =>
    Number.isInteger(Math.log2(inputs)) || index === length - 1 ? [inputs] : [],
  )
  return html`<div class="wide"><table class="figures"><caption>${caption}</caption>
<thead><tr><th scope="col">Inputs</th>${gauges.map(({ heading }) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${stops.map(
    (stop) =>
      html`<tr><th scope="row">${grouped(stop)}</th>${gauges.map(({ found }) => {
        const reading = found.readings.find(([inputs]) => inputs === stop)
        return html`<td>${reading === undefined ? '' : found.unit === 'B' ? formatSize(reading[1]) : grouped(reading[1])}</td>`
      })}</tr>`,
  )}</tbody></table></div>`
}
