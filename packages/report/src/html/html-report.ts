import { html } from './markup.ts'
import { page } from './page.ts'
import type { Reported } from './page-section.ts'
import { sectionsOf } from './sections.ts'

/**
 * Tells results as one HTML file that needs no other and no network, in parts to be written one after the other.
 *
 * What grows, by how much, on which version and what to do come first. All of it can be read without a script.
 */
export async function htmlReport(reported: Reported): Promise<Iterable<string>> {
  return page({ title: 'plateau', header: html`<h1>plateau</h1>`, sections: sectionsOf(reported) })
}
