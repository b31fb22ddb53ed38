import { freshInMap } from '@plateau/harness'
import { priceOf, reasonsOf, tableOf, type TimedPage } from './page.ts'
import { turns } from './speeds.ts'

/** docs/memory-and-speed.md: what was measured, and how to read it. */
export function documentOf(
  pages: readonly TimedPage[],
  versions: { readonly lxml: string; readonly python: string },
): string {
  return `# Memory against speed: what does keeping nothing cost?

With most ways of calling lxml, a crawler's parser keeps every name that it meets, for as long as its thread lives. There are ways
to have it forget. Here is what they cost: CPU time beside what is kept, for pages that each bring ${freshInMap} tag names that no
page had before.

${pages.map((page) => `- ${priceOf(page)}`).join('\n')}

To read the tables:

- **speed** is held against the first row, one parser for all pages, timed in the same turns: 0.50 is half as many pages a second.
  It is what carries over to other machines, to within a few hundredths. Pages a second are one busy machine's, for scale.
- **kept** is plateau's verdict over 1,024 pages: 0 is nothing, to the name; a range of bytes is a staircase, read over whole steps
  ([why it climbs in steps](how-it-measures.md#names-to-the-name)).
- A thread that ends after so many pages makes a parser when it begins. What it holds in between is no growth: that 0 is the
  heap's, which comes and goes.
- \`parser\` was made before the first page. \`schema=...\` is one that any page satisfies, \`target=...\` one that adds up its
  events in Python.

${pages.map((page) => sectionOf(page)).join('\n\n')}

## How it was measured

lxml ${versions.lxml}, Python ${versions.python}, by \`npx -y pnpm@10.34.9 bench:memory-speed --update\`. Times are the CPU times of forks
that have parsed nothing else, every row once in each of ${turns} turns, with malloc as your Python has it. What is kept is measured
apart, with [malloc made exact](how-it-measures.md#what-is-fixed-and-why).
`
}

function sectionOf({ title, lines }: TimedPage): string {
  const reasons = reasonsOf(lines).map((reason) => `- ${reason}`)
  return [`## ${title}`, tableOf(lines), ...(reasons.length === 0 ? [] : [reasons.join('\n')])].join('\n\n')
}
