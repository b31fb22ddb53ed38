import type { Corpus, CorpusResult, Result } from '@plateau/core'

/** The corpora among results: what `plateau corpus` writes is a result without runs. */
export function corporaOf(results: readonly Result[]): readonly Corpus[] {
  return results.flatMap((result) => (isCorpus(result) ? result.corpora : []))
}

function isCorpus(result: Result | CorpusResult): result is CorpusResult {
  return 'corpora' in result
}
