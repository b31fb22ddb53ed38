import type { Frame } from '../snapshots/frame.ts'
import type { KnownGrowth, Pair, StackGrowth } from '../snapshots/pair.ts'
import { matchesPattern } from './matches-pattern.ts'
import type { Suppression } from './parse-suppressions.ts'

/**
 * Sets known growth apart: a stack with a frame that a suppression matches is counted under that, and no longer ranked.
 *
 * What has expired suppresses nothing. Expired and unused entries are noted with the last pair, for both are mistakes: a
 * promise that was not kept, and a cure that nobody noticed.
 *
 * @param today as `2026-11-23`.
 */
export function suppress(pairs: readonly Pair[], suppressions: readonly Suppression[], today: string): readonly Pair[] {
  const holding = suppressions.filter(({ expires }) => expires >= today)
  const told = pairs.map((pair) => apart(pair, holding))
  const used = new Set(told.flatMap(({ known = [] }) => known.map(({ line }) => line)))
  const notes = suppressions.flatMap((suppression) => {
    const { pattern, line, expires } = suppression
    if (!holding.includes(suppression)) return [`suppression leak:${pattern} (line ${line}) expired on ${expires}`]
    return used.has(line) ? [] : [`suppression leak:${pattern} (line ${line}) matches nothing that grew`]
  })
  return told.map((pair, index) => (index === told.length - 1 ? { ...pair, notes: [...pair.notes, ...notes] } : pair))
}

function apart(pair: Pair, suppressions: readonly Suppression[]): Pair {
  const known = new Map<Suppression, StackGrowth[]>()
  const stacks = pair.stacks.filter((stack) => {
    // What shrank is no growth to be excused: it stays, so that the figures still add up in sight.
    const suppression = stack.bytes > 0 ? suppressions.find(({ pattern }) => matchesStack(stack, pattern)) : undefined
    if (suppression === undefined) return true
    known.set(suppression, [...(known.get(suppression) ?? []), stack])
    return false
  })
  return { ...pair, stacks, known: [...known].map(([suppression, matched]) => knownGrowth(suppression, matched)) }
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
