import { type Bisect, columnName, type Run, type Versions } from '@plateau/core'
import { changesInWords } from '../map/changes-in-words.ts'
import { shorten } from '../safe/shorten.ts'
import { count } from './count.ts'
import { list } from './list.ts'

/**
 * Says what a search came to: what changes between which two releases, and what else differs between them; then how far
 * that is to be trusted.
 */
export function foundInWords({ first, because, among, tried, notes }: Bisect, runs: readonly Run[]): readonly string[] {
  const said = notes.map((note) => `${shorten(note, 300)}.`)
  if (first === undefined) {
    return [`Nothing to search for: ${shorten(because ?? 'no release was tried', 400)}.`, ...said]
  }
  const ends = [first.good, first.bad].flatMap((name) => runs.filter(({ versions }) => columnName(versions) === name))
  return [
    ...changesInWords({ runs: ends }).map(({ text }) => text),
    ...(first.between.length === 0
      ? []
      : [`It may change at ${list(first.between, 'or')} already, which could not be told.`]),
    ...differences(ends.map(({ versions }) => versions)),
    ...(tried.length === among
      ? []
      : [
          `${count(tried.length, 'release')} of ${among} tried: if it changes more than once, this is one of the changes.`,
        ]),
    ...said,
  ]
}

/** What may be the cause: most wheels of lxml bring a libxml2 of their own. */
function differences([good, bad]: readonly Versions[]): readonly string[] {
  if (good === undefined || bad === undefined) return []
  const { libxml2: before = 'unknown' } = good
  const { libxml2: after = 'unknown' } = bad
  const libxml2 = before === after ? `libxml2 is the same: ${before}.` : `libxml2 changes too: ${before} -> ${after}.`
  if (good.python === bad.python) return [libxml2]
  return [libxml2, `Python changes too: ${good.python} -> ${bad.python}; --python names one for both.`]
}
