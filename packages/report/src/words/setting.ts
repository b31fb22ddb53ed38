import type { LxmlSubject, OptionValue } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'

/** What lxml is called with where nothing else is asked for. */
const plain: Omit<LxmlSubject, 'kind' | 'parser'> = {
  options: {},
  entry: 'fromstring',
  as: 'bytes',
  lifetime: 'shared',
}

/**
 * Says in what a subject differs from another, or from a plain call, as it is typed on the command line:
 * `collect_ids=false`, `--lifetime thread`, `--entry feed --as str`. Empty where it does not.
 */
export function settingInWords(subject: LxmlSubject, from: Omit<LxmlSubject, 'kind' | 'parser'> = plain): string {
  const names = [...new Set([...Object.keys(from.options), ...Object.keys(subject.options)])]
  const options = names
    .filter((name) => subject.options[name] !== from.options[name])
    .map((name) => optionInWords(name, subject.options[name]))
  // iterparse makes a parser a page: there is no lifetime to type.
  const owned = subject.lifetime !== from.lifetime && subject.entry !== 'iterparse'
  return [
    ...options,
    ...(subject.entry === from.entry ? [] : [`--entry ${subject.entry}`]),
    ...(subject.as === from.as ? [] : [`--as ${subject.as}`]),
    ...(owned ? [`--lifetime ${subject.lifetime}`] : []),
  ].join(' ')
}

/** An option and its value: `huge_tree=true`, `encoding=none`. */
export function optionInWords(name: string, value: OptionValue | undefined): string {
  if (value === undefined) return `${shorten(name, 60)} at its default`
  return `${shorten(name, 60)}=${value === null ? 'none' : shorten(String(value), 60)}`
}
