import type { Corpus } from '@plateau/core'
import { corpusFacts } from '../../corpus/corpus-facts.ts'
import { corpusTitle } from '../../corpus/corpus-title.ts'
import { corpusVerdict } from '../../corpus/corpus-verdict.ts'
import { versionsInWords } from '../../words/versions.ts'
import type { Headline } from '../verdict/headline.ts'

/** What the first screen says of corpora: whether pages that were read before add anything, and how many new ones bring. */
export function corpusHeadline(corpora: readonly Corpus[]): Headline {
  const isAlone = corpora.length === 1
  return {
    sentences: corpora.map((corpus) => {
      const { words } = corpusVerdict(corpus)
      return isAlone ? `${words.charAt(0).toUpperCase()}${words.slice(1)}.` : `${corpusTitle(corpus)}: ${words}.`
    }),
    howMuch: corpora.flatMap((corpus) =>
      corpusFacts(corpus).flatMap(({ label, text }) =>
        label === 'curve' || label === 'heap' || label === 'model'
          ? [`${isAlone ? '' : `${corpusTitle(corpus)}: `}${text}.`]
          : [],
      ),
    ),
    changes: [],
    versions: corpora.map(({ versions }) => versionsInWords(versions)),
    toDo: [...new Set(corpora.map(toDo))],
    next: undefined,
  }
}

function toDo(corpus: Corpus): string {
  switch (corpusVerdict(corpus).tone) {
    case 'good':
      return corpus.projection.after.length === 0
        ? 'Nothing for these pages; more of them would tell how many names new ones bring.'
        : 'Nothing for these pages; how many names new ones bring is told below, day by day.'
    case 'notable':
      return 'Read the same pages again, with --passes 2: that tells a vocabulary from a leak.'
    case 'bad':
      return 'Find the page that adds names each time: plateau run, one page at a time.'
    case 'unclear':
      return 'Look into what was not read: the reasons are below.'
  }
}
