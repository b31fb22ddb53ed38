import type { Corpus } from '@plateau/core'
import { count, grouped } from '../words/count.ts'
import { list } from '../words/list.ts'
import type { Verdict } from '../words/verdict.ts'

/**
 * What a corpus shows in a sentence: whether pages that were read before add anything.
 *
 * @example
 * ```ts
 * import type { Corpus } from '@plateau/core'
 * import { corpusVerdict } from '@plateau/report'
 *
 * export function sentence(corpus: Corpus): string {
 *   return corpusVerdict(corpus).words
 * }
 * ```
 */
export function corpusVerdict({ passes, process, vocabulary }: Corpus): Pick<Verdict, 'tone' | 'words'> {
  const [first, ...later] = passes
  if (first === undefined || first.pages === 0)
    return { tone: 'unclear', words: 'no page was read: nothing was measured' }
  if (process.dictionary === 'unknown') {
    return { tone: 'unclear', words: 'its names cannot be read here, so that only the heap is told' }
  }
  const kept = `${count(vocabulary.names, 'name')} in ${count(first.pages, 'page')}`
  const more = later.map(({ names }) => names)
  if (more.length === 0) {
    return { tone: 'notable', words: `${kept}; whether the same pages add more takes a second pass` }
  }
  const again = `the ${list(more.map((_, index) => ordinals[index] ?? `${index + 2}th`))} pass`
  if (more.every((names) => names === 0))
    return { tone: 'good', words: `plateaus: ${kept}, and ${again} added 0 names` }
  return {
    tone: 'bad',
    words: `grows on pages it has read before: ${again} added ${more.map(grouped).join(', ')} names`,
  }
}

const ordinals = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
