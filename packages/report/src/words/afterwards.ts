import { type Attempt, type Attempts, formatSize, type Run } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { count } from './count.ts'
import { list } from './list.ts'

/** How much the dictionary kept when parsing broke; nothing where that could not be read. */
export function limitInWords({ health }: Pick<Run, 'health'>): string | undefined {
  if (health.ok || health.afterwards?.kept === undefined) return undefined
  const { names, bytes } = health.afterwards.kept
  return `${count(names, 'name')} of ${formatSize(bytes)} in all were kept when it broke`
}

/** What still parsed afterwards and what did not: the page itself, then one with names that had not been seen. */
export function afterwardsInWords({ health }: Pick<Run, 'health'>): readonly string[] {
  if (health.ok || health.afterwards === undefined) return []
  const { sameParser, newParser, newThread } = health.afterwards
  const tried: readonly (readonly [string, Attempts | undefined])[] = [
    ['the same parser', sameParser],
    ['a new one in that thread', newParser],
    ["a new thread's", newThread],
  ]
  const page = tried.map(([who, attempts]) => [who, attempts?.page] as const)
  const names = tried.map(([who, attempts]) => [who, attempts?.freshNames] as const)
  return [
    ...told('the page: ', { parse: 'parses', fail: 'fails' }, page),
    ...told('new names: ', { parse: 'parse', fail: 'fail' }, names),
  ]
}

function told(
  what: string,
  verbs: { readonly parse: string; readonly fail: string },
  tried: readonly (readonly [string, Attempt | undefined])[],
): readonly string[] {
  const takes = tried.flatMap(([who, attempt]) => (attempt?.kind === 'parses' ? [who] : []))
  const failing = tried.flatMap(([who, attempt]) => (attempt?.kind === 'fails' ? [{ who, ...attempt }] : []))
  const errors = [...new Set(failing.map(({ error }) => error))].map((error) => {
    const who = list(failing.flatMap((one) => (one.error === error ? [one.who] : [])))
    return `${verbs.fail} with ${who} (${shorten(error, 120)})`
  })
  const parts = [...errors, ...(takes.length === 0 ? [] : [`${verbs.parse} with ${list(takes)}`])]
  return parts.length === 0 ? [] : [`${what}${parts.join('; ')}`]
}
