import { adviceInWords } from '../../words/advice.ts'
import { html } from '../markup.ts'
import { merged } from '../merged.ts'
import type { PageSection, Reported } from '../page-section.ts'
import { toldFirst } from '../verdict/headline-block.ts'
import { isMap } from '../verdict/is-map.ts'

/** All that bounds what grows in a map; nothing where the first screen had room for it. */
export function helpSection({ results }: Reported): PageSection | undefined {
  const result = merged(results)
  const said = isMap(result) ? adviceInWords(result.advice ?? [], result.runs) : []
  if (said.length <= toldFirst) return undefined
  return {
    id: 'help',
    heading: 'What helps',
    body: html`<ul class="said">${said.map((text) => html`<li>${text}</li>`)}</ul>`,
  }
}
