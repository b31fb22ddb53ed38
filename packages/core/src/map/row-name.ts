import type { Run } from '../formats/result.ts'

/** What a row of a map is about: everything that was asked of a run but the version. */
export type RowOf = Pick<Run, 'page' | 'subject' | 'variation' | 'freshPerInput'>

/**
 * Names what was asked of a run in one line, whichever versions it ran on: equal for two runs that differ in those alone.
 *
 * @example
 * ```ts
 * import { rowName } from '@plateau/core'
 *
 * const subject = {
 *   kind: 'lxml', parser: 'html', options: { huge_tree: true }, entry: 'fromstring', as: 'bytes', lifetime: 'shared',
 * } as const
 * // minimal tags:20 html huge_tree=true fromstring bytes shared
 * console.log(rowName({ page: 'minimal', subject, variation: 'tags', freshPerInput: 20 }))
 * ```
 */
export function rowName({ page, subject, variation, freshPerInput }: RowOf): string {
  const input = `${page} ${variation}${freshPerInput > 0 ? `:${freshPerInput}` : ''}`
  return `${input} ${subject.kind === 'callable' ? subject.call : parserName(subject)}`
}

function parserName({ parser, options, entry, as, lifetime }: Extract<Run['subject'], { kind: 'lxml' }>): string {
  const settings = Object.entries(options)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}=${value}`)
    .join('')
  return `${parser}${settings} ${entry} ${as} ${lifetime}`
}
