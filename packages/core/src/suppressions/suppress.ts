import type { Frame } from '../snapshots/frame.ts'
import type { KnownGrowth, Pair, StackGrowth } from '../snapshots/pair.ts'
import { matchesPattern } from './matches-pattern.ts'
import type { Suppression } from './parse-suppressions.ts'

/**
 * Sets known growth apart: a stack with a frame that a suppression matches is counted under that, and no longer ranked.
 *
 * What has expired suppresses nothing, and what shrank is no growth to be excused.
 *
 * @param today as `2026-11-23`.
 */
export function suppress(pair: Pair, suppressions: readonly Suppression[], today: string): Pair {
  const holding = suppressions.filter((suppression) => holds(suppression, today))
  const known = new Map<Suppression, StackGrowth[]>()
  const stacks = pair.stacks.filter((stack) => {
    const suppression = stack.bytes > 0 ? holding.find(({ pattern }) => matchesStack(stack, pattern)) : undefined
    if (suppression === undefined) return true
    known.set(suppression, [...(known.get(suppression) ?? []), stack])
    return false
  })
  return { ...pair, stacks, known: [...known].map(([suppression, matched]) => knownGrowth(suppression, matched)) }
}

/**
 * Says which suppressions do nothing any more: those that have expired, and those that matched in none of the pairs. Both
 * are mistakes: a promise that was not kept, and a cure that nobody noticed.
 *
 * @param pairs as {@link suppress} returned them.
 */
export function idleSuppressions(
  pairs: readonly Pair[],
  suppressions: readonly Suppression[],
  today: string,
): readonly string[] {
  const used = new Set(pairs.flatMap(({ known = [] }) => known.map(({ line }) => line)))
  return suppressions.flatMap((suppression) => {
    const { pattern, line, expires } = suppression
    if (!holds(suppression, today)) return [`suppression leak:${pattern} (line ${line}) expired on ${expires}`]
    return used.has(line) ? [] : [`suppression leak:${pattern} (line ${line}) matches nothing that grew`]
  })
}

function holds({ expires }: Suppression, today: string): boolean {
  return expires >= today
}

function knownGrowth(suppression: Suppression, stacks: readonly StackGrowth[]): KnownGrowth {
  const bytes = stacks.reduce((sum, stack) => sum + stack.bytes, 0)
  return { ...suppression, stacks: stacks.length, bytes, count: stacks.reduce((sum, stack) => sum + stack.count, 0) }
}

function matchesStack({ frames }: StackGrowth, pattern: string): boolean {
  return frames.some((frame) => placesOf(frame).some((place) => matchesPattern(place, pattern)))
}

function placesOf({ function: name, symbol, file, module }: Frame): readonly string[] {
  return [name, symbol, file, module].filter((place) => place !== undefined)
}
