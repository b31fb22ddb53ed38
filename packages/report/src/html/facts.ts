import type { Fact } from '../words/evidence.ts'
import { type Html, html } from './markup.ts'

/** Facts as a list of terms; one that is told in several lines has its term once. */
export function factList(facts: readonly Fact[]): Html {
  const terms = new Map<string, string[]>()
  for (const { label, text } of facts) terms.set(label, [...(terms.get(label) ?? []), text])
  return html`<dl class="facts">${[...terms].map(
    ([label, texts]) => html`<div><dt>${label}</dt>${texts.map((text) => html`<dd>${text}</dd>`)}</div>`,
  )}</dl>`
}
