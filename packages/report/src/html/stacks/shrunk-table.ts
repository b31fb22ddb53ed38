import type { Pair } from '@plateau/core'
import { framesInWords, stackInWords } from '../../stacks/stack-in-words.ts'
import { worthShowing } from '../../stacks/worth-showing.ts'
import { count } from '../../words/count.ts'
import { type Html, html } from '../markup.ts'

const stacksShown = 20
const framesShown = 6

/** Lists the call stacks that hold less than before, which no icicle can show; nothing where there are none. */
export function shrunkTable(pair: Pair): Html | undefined {
  const shrunk = worthShowing(pair, pair.stacks).filter(({ bytes }) => bytes < 0)
  if (shrunk.length === 0) return undefined
  const hidden = Math.max(0, shrunk.length - stacksShown)
  return html`<table class="shrunk">
<caption>Call stacks that hold less than before, innermost frame first${hidden > 0 && `, the first ${stacksShown} of ${count(shrunk.length, 'call stack')}`}</caption>
<thead><tr><th scope="col">holds</th><th scope="col">call stack</th></tr></thead>
<tbody>
${shrunk.slice(0, stacksShown).map((stack) => {
  const { shown, hidden: deeper } = framesInWords(stack.frames, framesShown)
  const names = shown.map(({ name, place }) => (place === '' ? name : `${name} (${place})`))
  const all = [...(names.length === 0 ? ['no frame is known'] : names), ...(deeper > 0 ? [`${deeper} more`] : [])]
  return html`<tr><th scope="row">${stackInWords(stack)}</th><td>${all.join(' < ')}</td></tr>\n`
})}</tbody>
</table>`
}
