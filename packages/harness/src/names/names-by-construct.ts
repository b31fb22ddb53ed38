import type { Construct, KeptName, Variation } from '@plateau/core'
import type { Page } from '../pages/page.ts'
import { spellingOf } from '../pages/spelling.ts'
import { namesIn } from './names-in.ts'

export interface NamesOptions {
  /** What was fresh in each input of the last page: its tokens stand in no saved page. */
  readonly variation?: Variation
}

/**
 * Says of each name that a parser kept which construct of the input it matches, all of them where there are several, and
 * which page brought it first. A name that no page has may be the parser's own, as `xmlns` is.
 *
 * @example
 * ```ts
 * import { namesByConstruct } from '@plateau/harness'
 *
 * const page = {
 *   name: 'shop',
 *   path: 'shop.html',
 *   bytes: Buffer.from('<p id=basket title="&euro;">'),
 *   kind: 'html',
 *   encoding: 'utf-8',
 * } as const
 * const [tag, entity] = namesByConstruct(['p', 'euro'], [page])
 * console.log(tag?.constructs, entity?.constructs) // [ 'tag' ] [ 'entity in a value' ]
 * ```
 */
export function namesByConstruct(
  names: readonly string[],
  pages: readonly Page[],
  options: NamesOptions = {},
): readonly KeptName[] {
  // By the page's names, which are few: a parser may have kept millions.
  const found = new Map<string, { readonly page: string; readonly constructs: Set<Construct> }>()
  for (const page of pages) {
    namesIn(page, (name, construct) => {
      const known = found.get(name) ?? { page: page.name, constructs: new Set<Construct>() }
      found.set(name, known)
      known.constructs.add(construct)
    })
  }
  const fresh = freshTokens(options.variation, pages.at(-1))
  return names.map((name) => {
    const match = found.get(name)
    if (match !== undefined) {
      return { name, bytes: bytesOf(name), constructs: [...match.constructs], page: match.page }
    }
    if (fresh?.matches(name) === true) {
      // A token is of ASCII alone.
      return { name, bytes: name.length, constructs: fresh.constructs, page: fresh.page }
    }
    return { name, bytes: bytesOf(name), constructs: [] }
  })
}

interface Fresh {
  readonly matches: (name: string) => boolean
  readonly constructs: readonly Construct[]
  readonly page: string
}

function freshTokens(variation: Variation | undefined, page: Page | undefined): Fresh | undefined {
  const construct = variation === undefined ? undefined : fresh[variation]
  if (variation === undefined || construct === undefined || page === undefined) return undefined
  const { alphabet, width, tail } = spellingOf(variation, 2)
  const token = new RegExp(`^(?:urn:)?z[0-9a-z]{3}[${alphabet}]{${width}}${tail}$`)
  return { matches: (name) => token.test(name), constructs: [construct], page: page.name }
}

/** What a fresh token is; those that are no names of their own, such as a comment's text, are none. */
const fresh: Partial<Record<Variation, Construct>> = {
  ids: 'id',
  'xml-ids': 'id',
  tags: 'tag',
  attributes: 'attribute',
  entities: 'entity in a value',
  'text-entities': 'entity in text',
  instructions: 'instruction',
  text: 'text',
  values: 'value',
  classes: 'class',
  namespaces: 'namespace prefix',
  'namespace-uris': 'namespace URI',
  'long-names': 'tag',
}

function bytesOf(name: string): number {
  return Buffer.byteLength(name.replaceAll(/\\x[\da-f]{2}/g, '?'))
}
