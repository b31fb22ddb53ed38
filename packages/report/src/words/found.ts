import { type Bisect, columnName, type Run, type Versions } from '@plateau/core'
import { changesInWords } from '../map/changes-in-words.ts'
import { shorten } from '../safe/shorten.ts'
import { count } from './count.ts'
import { list } from './list.ts'

/**
 * Says what a search came to: what changes between which two releases, and what else differs between them, first; then
 * how far that is to be trusted.
 */
export function foundInWords({ first, because, among, tried, notes }: Bisect, runs: readonly Run[]): readonly string[] {
  const said = notes.map((note) => `Note: ${shorten(note, 300)}.`)
  if (first === undefined) return [`${shorten(because ?? 'Nothing was found', 400)}: there is nothing to search for.`, ...said]
  const ends = [first.good, first.bad].flatMap((name) => runs.filter(({ versions }) => columnName(versions) === name))
  return [
    ...changesInWords({ runs: ends }).map(({ text }) => text),
    ...(first.between.length === 0 ? [] : [`It may change at ${list(first.between, 'or')} too: like neither end.`]),
    ...differencesInWords(ends.map(({ versions }) => versions)),
    `${count(tried.length, 'release')} of ${among} tried: where it changes more than once, this is one of the changes.`,
    ...said,
  ]
}

function differencesInWords([good, bad]: readonly Versions[]): readonly string[] {
  if (good === undefined || bad === undefined) return []
  const libxml2 =
    good.libxml2 === bad.libxml2
      ? [`Both have libxml2 ${good.libxml2 ?? 'of an unknown version'}: lxml itself has changed.`]
      : [`libxml2 differs: ${good.libxml2 ?? 'unknown'}, then ${bad.libxml2 ?? 'unknown'}.`]
  const python =
    good.python === bad.python ? [] : [`So does Python: ${good.python}, then ${bad.python}; --python names one for both.`]
  return [...libxml2, ...python]
}
