import { frameName } from '../snapshots/frame.ts'
import type { Pair } from '../snapshots/pair.ts'

/**
 * Writes what call stacks gained as folded stacks, a stack a line, outermost first, with its bytes at the end:
 * `parse;htmlParseStartTag;xmlDictLookup 4120`.
 *
 * Flame graphs know no negative width: stacks that gained no bytes are left out.
 *
 * @example
 * ```ts
 * import { foldedStacks } from '@plateau/core'
 *
 * console.log(foldedStacks([{ stacks: [], attributed: 0, notes: [] }])) // nothing
 * ```
 */
export function foldedStacks(pairs: readonly Pair[]): string {
  return pairs
    .flatMap(({ stacks }) => stacks)
    .filter(({ bytes }) => bytes > 0)
    .map(({ frames, bytes }) => {
      const names = frames.length === 0 ? ['unknown'] : frames.toReversed().map((frame) => oneWord(frameName(frame)))
      return `${names.join(';')} ${bytes}\n`
    })
    .join('')
}

/** A `;` parts frames and a line end stacks, wherever they stand. */
function oneWord(name: string): string {
  return name.replaceAll(';', ':').replaceAll(/\s+/g, ' ')
}
