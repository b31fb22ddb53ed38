import { basename } from 'node:path'
import type { Pair } from '@plateau/core'

/** Says which frames of a pair's stacks have no name, or no line, why, and what can be done about it. */
export function frameNotes({ stacks }: Pair, { lacksLines }: { readonly lacksLines: boolean }): readonly string[] {
  const through = new Map<string, number>()
  for (const { frames } of stacks) {
    const unnamed = frames.flatMap(({ function: name, module }) =>
      name === undefined && module !== undefined ? [module] : [],
    )
    for (const module of new Set(unnamed)) through.set(module, (through.get(module) ?? 0) + 1)
  }
  const notes = [...through].map(
    ([module, count]) =>
      `frames: ${count} of ${stacks.length} call stacks go through ${basename(module)}, ` +
      'which does not tell the names of all its functions (stripped)',
  )
  const isLxml = [...through.keys()].some((module) => /^etree\..*\bso$/.test(basename(module)))
  return [
    ...notes,
    ...(isLxml ? ['frames: --symbols builds an lxml and a libxml2 that tell them; wheels up to lxml 5.2 do'] : []),
    ...(lacksLines
      ? ['frames: no lines, for this machine has no addr2line (Debian, Ubuntu: apt install binutils)']
      : []),
  ]
}
