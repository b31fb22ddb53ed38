import type { Advice, Difference } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { list } from './list.ts'
import { optionInWords } from './setting.ts'
import { lifetimeInWords } from './subject.ts'

export interface Helps {
  /** Clauses of a sentence. */
  readonly helps: readonly string[]
  readonly isBounded: boolean
}

/** Says what was tried against growth, and what came of it; nothing where nothing was. */
export function whatHelps({ bounding, lessening, idle, open }: Advice): Helps {
  const helps = [
    ...clause(inWords(bounding), ['keeps nothing', 'keep nothing']),
    ...clause(inWords(lessening), ['keeps less', 'keep less']),
    ...whatDoesNot(idle, [...bounding, ...lessening]),
  ]
  if (bounding.length > 0) return { helps, isBounded: true }
  const undecided = clause(inWords(open), ['is undecided', 'are undecided'])
  // Where all that was tried does not help, that has been said.
  const isSaid = undecided.length === 0 && lessening.length === 0
  const none = isSaid ? [] : [`nothing ${undecided.length > 0 ? 'else ' : ''}that was tried bounds it`]
  return { helps: [...undecided, ...helps, ...(helps.length > 0 ? none : [])], isBounded: false }
}

function clause(words: readonly string[], [one, many]: readonly [string, string]): readonly string[] {
  return words.length === 0 ? [] : [`${list(words)} ${words.length === 1 ? one : many}`]
}

const kinds = ['lifetime', 'option', 'entry', 'lxml'] as const
const kindsInWords: Record<Difference['in'], string> = {
  lifetime: 'lifetime',
  option: 'option',
  entry: 'way in',
  lxml: 'release',
}

function inWords(differences: readonly Difference[]): readonly string[] {
  return kinds.flatMap((kind) => {
    const ofKind = differences.filter((each) => each.in === kind)
    const isMuch = kind !== 'lxml' && ofKind.length > 5
    return isMuch ? [`${ofKind.length} ${kindsInWords[kind]}s`] : ofKind.map(differenceInWords)
  })
}

/** What does not help is usually much: more than two of a kind are not named. */
function whatDoesNot(idle: readonly Difference[], helping: readonly Difference[]): readonly string[] {
  const ofKind = (kind: Difference['in']) => idle.filter((each) => each.in === kind)
  const named = kinds.filter((kind) => ofKind(kind).length <= 2).flatMap((kind) => inWords(ofKind(kind)))
  const unnamed = kinds
    .filter((kind) => ofKind(kind).length > 2)
    .map((kind) => `${isOther(kind, helping) ? 'other ' : ''}${kindsInWords[kind]}`)
  if (unnamed.length === 0) return clause(named, ['does not help', 'do not help'])
  const none = `${list(unnamed, 'or')} that was tried`
  if (named.length === 0) return [`no ${none} helps`]
  return [`${list(named)} ${named.length === 1 ? 'does not' : 'do not'} help, nor does any ${none}`]
}

/** The plain way in, and the release itself, are known to be none that help. */
function isOther(kind: Difference['in'], helping: readonly Difference[]): boolean {
  return kind === 'entry' || kind === 'lxml' || helping.some((each) => each.in === kind)
}

function differenceInWords(difference: Difference): string {
  switch (difference.in) {
    case 'lifetime':
      return lifetimeInWords(difference)
    case 'option':
      return optionInWords(difference.option, difference.value)
    case 'entry':
      return `--entry ${difference.entry} --as ${difference.as}`
    case 'lxml':
      return `lxml ${shorten(difference.lxml, 60)}`
  }
}
