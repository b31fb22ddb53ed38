import type { Advice, Difference } from '@plateau/core'
import { list } from '../words/list.ts'
import { type InSetting, settingsOf } from './bounded-by.ts'
import { differenceInPython } from './setting-in-python.ts'

/** What was tried against growth on a release: the same of several kinds of input, or of one. */
export interface Help {
  readonly bounding: readonly InSetting[]
  readonly lessening: readonly InSetting[]
  readonly idle: readonly InSetting[]
  readonly open: readonly InSetting[]
}

export function helpOf({ bounding, lessening, idle, open }: Advice): Help {
  return { bounding: inOrder(bounding), lessening: inOrder(lessening), idle: inOrder(idle), open: inOrder(open) }
}

/** Whatever was measured first. */
function inOrder(differences: readonly Difference[]): readonly InSetting[] {
  return settingsOf(differences).toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** What is so of all. */
export function inCommon(helps: readonly Help[]): Help {
  const common = (kind: keyof Help) => {
    const [first = [], ...others] = helps.map((help) => help[kind])
    return first.filter((each) => others.every((other) => other.some((one) => isSame(one, each))))
  }
  return { bounding: common('bounding'), lessening: common('lessening'), idle: common('idle'), open: common('open') }
}

/** What is so of one, and not of all. */
export function besides(help: Help, common: Help): Help {
  const own = (kind: keyof Help) => help[kind].filter((each) => !common[kind].some((one) => isSame(one, each)))
  // What helps with none of a kind is said of what is common.
  return { bounding: own('bounding'), lessening: own('lessening'), idle: [], open: own('open') }
}

/** Says what bounds growth and what does not, in sentences; nothing of what was not tried. */
export function helpInWords({ bounding, lessening, idle, open }: Help): readonly string[] {
  return [
    ...(bounding.length === 0 ? [] : [`Nothing is kept with ${named(bounding, 'or')}.`]),
    ...(lessening.length === 0 ? [] : [`Less is kept with ${named(lessening, 'or')}.`]),
    ...idleInWords(idle, [...bounding, ...lessening, ...open]),
    ...(open.length === 0 ? [] : [`What is kept with ${named(open, 'or')} is undecided.`]),
  ]
}

/** Lifetimes that do not help are named, as they are what people try. */
function idleInWords(idle: readonly InSetting[], others: readonly InSetting[]): readonly string[] {
  const ofKind = (kind: InSetting['in']) => idle.filter((each) => each.in === kind)
  const lifetimes = ofKind('lifetime')
  const isOther = others.some((each) => each.in === 'option')
  const unhelpful = [
    ...(ofKind('option').length === 0 ? [] : [isOther ? 'other option' : 'option']),
    ...(ofKind('entry').length === 0 ? [] : ['other way in']),
  ]
  const none = unhelpful.length === 0 ? undefined : `no ${list(unhelpful, 'or')} that was measured does`
  if (lifetimes.length === 0) return none === undefined ? [] : [`No ${list(unhelpful, 'or')} that was measured helps.`]
  const said = `${named(lifetimes, 'and')} ${lifetimes.length === 1 ? 'does' : 'do'} not help`
  return [`${said.charAt(0).toUpperCase()}${said.slice(1)}${none === undefined ? '' : `, and ${none}`}.`]
}

function named(differences: readonly InSetting[], conjunction: 'and' | 'or'): string {
  return list(differences.map(differenceInPython), conjunction)
}

function isSame(one: InSetting, other: InSetting): boolean {
  return rank(one) === rank(other)
}

function rank(difference: InSetting): string {
  return `${kinds.indexOf(difference.in)} ${differenceInPython(difference)}`
}

/** What is done with a parser before what it is made with. */
const kinds: readonly InSetting['in'][] = ['lifetime', 'entry', 'option']
