import { type Corpus, formatRange } from '@plateau/core'
import { count, grouped } from '../words/count.ts'
import { duration } from '../words/duration.ts'
import type { Fact } from '../words/evidence.ts'
import { list } from '../words/list.ts'
import { versionsInWords } from '../words/versions.ts'
import { lawInWords, modelInWords } from './law-in-words.ts'

/** What of a corpus is told in sentences: its law, its projection's model, what was held, and what a reader must know. */
export function corpusFacts(corpus: Corpus): readonly Fact[] {
  const { vocabulary, process, versions, durationMs, notes, sources } = corpus
  const model = modelInWords(corpus)
  const { perName, restarts } = process
  return [
    { label: 'curve', text: lawInWords(vocabulary.law) },
    ...(perName === undefined
      ? []
      : [{ label: 'heap', text: `${formatRange(perName, { unit: 'B', per: 'name' })}, as held over these pages` }]),
    ...(model === undefined ? [] : [{ label: 'model', text: model }]),
    ...dictionaries(corpus),
    ...(restarts === 0 ? [] : [{ label: 'note', text: restarted(restarts) }]),
    ...notes.map((text) => ({ label: 'note', text })),
    { label: 'pages', text: list(sources) },
    { label: 'versions', text: versionsInWords(versions) },
    { label: 'took', text: duration(durationMs) },
  ]
}

function dictionaries({ process: { dictionary, names }, vocabulary }: Corpus): readonly Fact[] {
  switch (dictionary) {
    case 'one':
      return names === undefined || names === vocabulary.names
        ? []
        : [{ label: 'note', text: `the last process's dictionary holds ${grouped(names)} of these names` }]
    case 'each page':
      return [{ label: 'note', text: 'no dictionary outlives its page: these names were seen, and are not kept' }]
    case 'many':
      return [
        {
          label: 'note',
          text: 'spread over workers: names are those that one process would keep, and no heap is told',
        },
      ]
    case 'unknown':
      return []
  }
}

function restarted(restarts: number): string {
  return (
    `${count(restarts, 'time')} a process had to begin anew, with an empty dictionary: names are of all processes, ` +
    'heap is what each held more than at its own beginning'
  )
}
