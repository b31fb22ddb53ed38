import { type Variation, variations } from '@plateau/core'
import { flag, listOf, oneOf } from './flag.ts'

/** The article's: what it repeated, and the three places where names were kept. */
const articles: readonly Variation[] = ['same', 'ids', 'tags', 'entities']

export function varyFlag() {
  return flag('--vary <list>', `how inputs differ: ${variations.join(', ')}`, parseVary).default(
    articles,
    articles.join(','),
  )
}

function parseVary(value: string): readonly Variation[] {
  return [...new Set(listOf('--vary', value).map(oneOf('each entry of --vary', variations)))]
}
