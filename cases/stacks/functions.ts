import { fileName, frameName, type Pair, type StackGrowth } from '@plateau/core'

/** What a pair of a parser that keeps nothing was never seen to reach: what the process itself wanders by. */
export const noise = 2048

/**
 * The ways by which names came to be kept, as far as `depth` functions out from where the dictionary looks one up:
 * `xmlDictLookup < htmlParseName < htmlParseEntityRef`. What it then allocates, a string, a bucket or a bigger table, is not
 * what tells them apart.
 */
export function waysIn({ stacks, attributed }: Pair, depth: number): readonly string[] {
  const ways = stacks
    .filter(({ bytes }) => bytes > noise && bytes > 0.01 * attributed)
    .map((stack) => {
      const functions = functionsOf(stack)
      const from = Math.max(0, functions.indexOf('xmlDictLookup'))
      return functions.slice(from, from + depth).join(' < ')
    })
  return [...new Set(ways)]
}

/** The functions of lxml and libxml2 in a stack, innermost first. */
export function functionsOf({ frames }: StackGrowth): readonly string[] {
  return frames.filter(({ module = '' }) => /^etree\b/.test(fileName(module))).map(frameName)
}
