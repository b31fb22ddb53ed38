import type { Rise } from './evidence.ts'

/** The rises that are at least half as large as the largest before them: the steps of a staircase, without what lies between. */
export function recordSteps(rises: readonly Rise[]): readonly Rise[] {
  const records: Rise[] = []
  for (const rise of rises) if (rise.size >= (records.at(-1)?.size ?? 0) / 2) records.push(rise)
  return records
}

/**
 * Whether there are three steps and the last grew from the one before as a staircase does: as far apart by ratio as
 * pools that quadruple or closer, and no larger than twice what that spacing explains.
 */
export function keepGrowing(records: readonly Rise[]): boolean {
  const [first, before, last] = records.slice(-3)
  if (first === undefined || before === undefined || last === undefined) return false
  const spacing = last.at / before.at
  const growth = last.size / before.size
  return before.size >= 1.2 * first.size && growth >= 1.2 && growth <= 2 * spacing && spacing <= 8
}

/** The widest spacing, by ratio, between the last steps. */
export function widestSpacing(records: readonly Rise[]): number {
  const recent = records.slice(-4)
  return Math.max(0, ...recent.slice(1).map(({ at }, index) => at / (recent[index]?.at ?? at)))
}
