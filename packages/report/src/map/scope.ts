import type { MapRow } from '@plateau/core'
import { list } from '../words/list.ts'
import { type Group, settingOf } from './section.ts'

/** The rows that show the same, among all that could have. */
export interface Scope {
  readonly alike: readonly MapRow[]
  readonly among: readonly MapRow[]
}

/** More than these are counted, not named. */
const most = 3

/** Says for which settings something is so: `, whatever the option`, `, but not with --lifetime thread`. */
export function scopeInWords(group: Group, { alike, among }: Scope): string {
  const others = among.filter((row) => !alike.includes(row))
  if (others.length === 0) return among.length === 1 ? only(group, among) : `, whatever the ${thing(group, among)}`
  if (others.length <= most && alike.length > others.length) return `, but not ${named(group, others)}`
  if (alike.length <= most) return `, only ${named(group, alike)}`
  const plainly = alike.includes(group.plain) ? '' : ', but not by default'
  return `, with ${alike.length} of ${among.length} settings${plainly}`
}

function only(group: Group, [row]: readonly MapRow[]): string {
  return row === undefined || row === group.plain ? '' : `, with ${settingOf(group, row)}`
}

/** What differs among rows, in one word. */
function thing({ plain }: Group, among: readonly MapRow[]): string {
  const isOption = among.every(({ subject }) => {
    if (subject.kind === 'callable' || plain.subject.kind === 'callable') return false
    const { entry, as, lifetime } = plain.subject
    return subject.entry === entry && subject.as === as && subject.lifetime === lifetime
  })
  return isOption ? 'option' : 'setting'
}

function named(group: Group, rows: readonly MapRow[]): string {
  const settings = rows.filter((row) => row !== group.plain).map((row) => settingOf(group, row))
  const byDefault = settings.length < rows.length ? ['by default'] : []
  return list([...byDefault, ...(settings.length === 0 ? [] : [`with ${list(settings, 'or')}`])], 'or')
}
