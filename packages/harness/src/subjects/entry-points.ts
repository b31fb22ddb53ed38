import { entries, lifetimes, type LxmlSubject } from '@plateau/core'
import { whyNonsense } from './nonsense.ts'

/** A way in, what is handed over, and who owns the parser. */
export type EntryPoint = Pick<LxmlSubject, 'entry' | 'as' | 'lifetime'>

/**
 * Every way in that a parser has beyond the plain one, which is `fromstring` with bytes and one parser for all inputs.
 *
 * @example
 * ```ts
 * import { entryPoints, html } from '@plateau/harness'
 *
 * const subjects = entryPoints('html').map((point) => html({}, point))
 * ```
 */
export function entryPoints(parser: LxmlSubject['parser']): readonly EntryPoint[] {
  return entries
    .flatMap((entry) =>
      lifetimes.flatMap((lifetime) => (['bytes', 'str'] as const).map((as) => ({ entry, as, lifetime }))),
    )
    .filter((point) => !isPlainCall(point) && whyNonsense({ parser, options: {}, ...point }) === undefined)
}

/** Whether a parser is called as it is where nothing is said: `fromstring` with bytes, one parser for all inputs. */
export function isPlainCall({ entry, as, lifetime }: EntryPoint): boolean {
  return entry === 'fromstring' && as === 'bytes' && lifetime === 'shared'
}
