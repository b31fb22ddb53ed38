import type { Difference, MapRow, OptionValue } from '@plateau/core'
import type { Group } from '../map/section.ts'
import { pythonValue } from '../repro/python-text.ts'
import { shorten } from '../safe/shorten.ts'
import { callInWords, lifetimeInWords } from '../words/subject.ts'

/** In how far a setting differs from the plain one: in an option, in the way in, in its lifetime, or in more than one. */
export type SettingKind = 'option' | 'entry' | 'lifetime' | 'several'

export function settingKind({ plain }: Group, { subject }: MapRow): SettingKind {
  if (subject.kind === 'callable' || plain.subject.kind === 'callable') return 'several'
  const { options, entry, as, lifetime } = plain.subject
  const differs = {
    option: JSON.stringify(subject.options) !== JSON.stringify(options),
    entry: subject.entry !== entry || subject.as !== as,
    // iterparse has no lifetime to choose: it makes a parser a page.
    lifetime: subject.lifetime !== lifetime && subject.entry !== 'iterparse',
  }
  const [kind, ...more] = (['option', 'entry', 'lifetime'] as const).filter((each) => differs[each])
  return kind === undefined || more.length > 0 ? 'several' : kind
}

/** A row's setting as a Python programmer would say it: `compact=False`, `a new parser for each page`. */
export function settingInPython({ plain }: Group, { subject }: MapRow): string {
  if (subject.kind === 'callable' || plain.subject.kind === 'callable') return ''
  const { options, entry, as, lifetime } = plain.subject
  const own = Object.entries(subject.options).filter(([name, value]) => options[name] !== value)
  const hasWayIn = subject.entry !== entry || subject.as !== as
  const hasLifetime = subject.lifetime !== lifetime && subject.entry !== 'iterparse'
  return [
    ...own.map(([name, value]) => optionInPython(name, value)),
    ...(hasWayIn ? [callInWords(subject)] : []),
    ...(hasLifetime ? [lifetimeInWords(subject)] : []),
  ].join(', ')
}

/** What advice says of one thing that differs, releases apart. */
export function differenceInPython(difference: Exclude<Difference, { in: 'lxml' }>): string {
  switch (difference.in) {
    case 'option':
      return optionInPython(difference.option, difference.value)
    case 'lifetime':
      return lifetimeInWords(difference)
    case 'entry':
      return callInWords(difference)
  }
}

/** An object that was made for it is not spelled out. */
function optionInPython(name: string, value: OptionValue | undefined): string {
  const option = shorten(name, 60)
  if (value === undefined) return `${option} at its default`
  if (name === 'target' && value === 'tree-builder') return 'target=etree.TreeBuilder()'
  if ((name === 'target' || name === 'schema') && value !== null) return `${option}=...`
  return `${option}=${shorten(pythonValue(value), 60)}`
}
