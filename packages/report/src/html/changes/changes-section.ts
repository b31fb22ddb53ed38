import { changesInWords } from '../../map/changes-in-words.ts'
import { findingsInWords } from '../../map/findings.ts'
import { type Html, html } from '../markup.ts'
import { merged } from '../merged.ts'
import type { PageSection, Reported } from '../page-section.ts'
import { toldFirst } from '../verdict/headline-block.ts'
import { isMap } from '../verdict/is-map.ts'

const tones = { less: 'good', more: 'bad', other: 'unclear', same: '' } as const

/**
 * What changed from each release to the next, and what is not as the committed baseline holds it; nothing where the first
 * screen had room for it.
 */
export function changesSection({ results }: Reported): PageSection | undefined {
  const result = merged(results)
  if (!isMap(result)) return undefined
  const changes = changesInWords(result).map(({ kind, text }) => ({ tone: tones[kind], text }))
  const findings = findingsInWords(result.runs).map(({ tone, word, text }) => ({ tone, text: `${word}: ${text}` }))
  if (changes.length <= toldFirst && findings.length === 0) return undefined
  return {
    id: 'changes',
    heading: 'What changed',
    body: html`${listOf(changes)}${findings.length > 0 && html`<h3>Against the baseline</h3>${listOf(findings)}`}`,
  }
}

function listOf(said: readonly { readonly tone: string; readonly text: string }[]): Html {
  return html`<ul class="said">${said.map(({ tone, text }) => html`<li class="${tone}">${text}</li>`)}</ul>`
}
