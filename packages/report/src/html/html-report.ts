import { corporaOf } from './corpus/corpora-of.ts'
import { corpusHeadline } from './corpus/corpus-headline.ts'
import { merged } from './merged.ts'
import { page } from './page.ts'
import type { Reported } from './page-section.ts'
import { sectionsOf } from './sections.ts'
import { pairsReport } from './stacks/pairs-report.ts'
import { headline } from './verdict/headline.ts'
import { headlineBlock } from './verdict/headline-block.ts'

/**
 * Tells results as one HTML file that needs no other and no network, in parts to be written one after the other.
 *
 * What grows, by how much, on which version and what to do come first. All of it can be read without a script.
 *
 * @throws RangeError where there is neither a result nor a pair.
 */
export async function htmlReport(reported: Reported): Promise<Iterable<string>> {
  if (reported.results.length === 0 && reported.pairs.length > 0) return pairsReport(reported.pairs)
  const result = merged(reported.results)
  const corpora = corporaOf(reported.results)
  const told = result.runs.length === 0 && corpora.length > 0 ? corpusHeadline(corpora) : headline(result)
  const [first = ''] = told.sentences
  return page({ title: `${first} - plateau`, header: headlineBlock(told, result), sections: sectionsOf(reported) })
}
