import type { Corpus, VocabularyLaw } from '@plateau/core'
import { count, grouped } from '../words/count.ts'

/** How the vocabulary grows with fresh pages: the exponent, its band, and what it was fitted to. */
export function lawInWords(law: VocabularyLaw): string {
  switch (law.kind) {
    case 'heaps': {
      const { exponent, band, fromPages, toPages, names } = law
      return (
        `names grow as pages^${figure(exponent)}, 95% band ${figure(band.low)} to ${figure(band.high)}: ${meaning(exponent)} ` +
        `(Heaps' law, fitted to pages ${grouped(fromPages + 1)} to ${grouped(toPages)}, which brought ${count(names, 'name')})`
      )
    }
    case 'settled':
      return (
        `pages ${grouped(law.fromPages + 1)} to ${grouped(law.toPages)} brought no name: ` +
        `with 95% confidence fewer than ${law.atMost.toPrecision(2)} names a page are to come`
      )
    case 'unclear':
      return unclear[law.because]
  }
}

/** What a projection rests on. */
export function modelInWords({ vocabulary: { law, curve }, projection, process }: Corpus): string | undefined {
  const read = curve.at(-1)?.[0] ?? 0
  const furthest = projection.after.at(-1)
  if (law.kind === 'unclear' || furthest === undefined) return undefined
  const names =
    law.kind === 'heaps'
      ? `pages to come bring names as pages ${grouped(law.fromPages + 1)} to ${grouped(law.toPages)} did, by that power or, where it is above 1, in proportion`
      : 'pages to come bring names at most at the rate that so many pages without one leave possible'
  const bytes = process.perName === undefined ? '' : `; heap is names by what was held for each here`
  const beyond = furthest.pages > read ? `; ${grouped(furthest.pages / Math.max(read, 1))} times the pages read` : ''
  return `${names}${bytes}${beyond}: a guide, no measurement`
}

const unclear = {
  'few pages': 'too few pages to fit how the vocabulary grows: 16 are the least',
  'few names': 'too few names to fit how the vocabulary grows: the last four doublings of pages brought under 10',
} as const

function meaning(exponent: number): string {
  if (exponent <= 0.02) return 'it levels off'
  const factor = 2 ** exponent
  return `twice the pages bring ${factor.toFixed(2)} times the names`
}

/** Two digits, and no minus before a zero. */
function figure(exponent: number): string {
  return (Math.round(exponent * 100) / 100 + 0).toFixed(2)
}
