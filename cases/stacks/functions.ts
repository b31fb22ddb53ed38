import { fileName, frameName, type Pair, pairNoise, type StackGrowth } from '@plateau/core'

/**
 * The ways by which names came to be kept, as far as `depth` functions out from where the dictionary looks one up:
 * `xmlDictLookup < htmlParseName < htmlParseEntityRef`. What it then allocates, a string, a bucket or a bigger table, is not
 * what tells them apart.
 */
export function waysIn({ stacks, attributed }: Pair, depth: number): readonly string[] {
  const ways = stacks
    .filter(({ bytes }) => bytes > pairNoise && bytes > 0.01 * attributed)
    .map((stack) => {
      const functions = functionsOf(stack)
      const from = Math.max(0, functions.indexOf('xmlDictLookup'))
      return functions.slice(from, from + depth).join(' < ')
    })
  return [...new Set(ways)]
}

/** The functions of lxml and libxml2 in a stack, innermost first; a wheel has both in one library. */
export function functionsOf({ frames }: StackGrowth): readonly string[] {
  return frames.filter(({ module = '' }) => /^(?:etree|libxml2)\b/.test(fileName(module))).map(frameName)
}
