import type { Result } from '@plateau/core'
import { type Html, html, trusted } from '../markup.ts'
import type { Headline } from './headline.ts'

/** More lines than these would push what to do off the first screen: they are told below. */
export const toldFirst = 3

/** Of letters in a heading: a map's verdict is longer, and set smaller, so that what to do is seen with it. */
const longest = 120

/** The first screen: the verdict as the heading of the page, then by how much, what to do and on which version. */
export function headlineBlock(told: Headline, { command, startedAt }: Result): Html {
  const { sentences, howMuch, changes, versions, toDo, next } = told
  const [first = '', ...rest] = sentences
  const isLong = first.length > longest
  return html`<p class="kicker">plateau ${command[0]} report, ${dayOf(startedAt)}</p>
<h1${isLong && trusted(' class="long"')}>${first}</h1>
${rest.map((sentence) => html`<p class="lead">${sentence}</p>`)}
<dl class="headline">
${fact('By how much', howMuch)}
${fact('What to do', toDo)}
${fact('On', versions.length > 0 ? [versions.join('; ')] : [])}
${fact('What changed', changes)}
</dl>
${next !== undefined && html`<p class="next">${next.why}</p><pre class="command"><code>${next.command}</code></pre>`}`
}

function fact(term: string, texts: readonly string[]): Html | undefined {
  if (texts.length === 0) return undefined
  const left = texts.length - toldFirst
  return html`<div><dt>${term}</dt>${texts.slice(0, toldFirst).map((text) => html`<dd>${text}</dd>`)}${
    left > 0 && html`<dd class="faint">and ${left} more, below</dd>`
  }</div>`
}

function dayOf(startedAt: string): string {
  return startedAt.slice(0, 10)
}
