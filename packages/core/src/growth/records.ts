import type { Rise } from './evidence.ts'

/** The rises that are larger than all before them by a fifth: the steps of a staircase, without what lies between. */
export function recordSteps(rises: readonly Rise[]): readonly Rise[] {
  const records: Rise[] = []
  for (const rise of rises) if (rise.size >= 1.2 * (records.at(-1)?.size ?? 0)) records.push(rise)
  return records
}

/**
 * Whether the last three steps grow as those of a staircase do: as far apart by ratio as pools that quadruple, or
 * closer, and by a power of the inputs that neither dies away nor is a jump.
 */
export function keepGrowing(records: readonly Rise[]): boolean {
  const [first, before, last] = records.slice(-3)
  if (first === undefined || before === undefined || last === undefined) return false
  const exponent = Math.log(last.size / first.size) / Math.log(last.at / first.at)
  const spacing = last.at / before.at
  return exponent >= 0.4 && exponent <= 1.6 && spacing <= 8 && last.size >= before.size * spacing ** 0.4
}

/** The widest spacing, by ratio, between the last steps. */
export function widestSpacing(records: readonly Rise[]): number {
  const recent = records.slice(-4)
  return Math.max(0, ...recent.slice(1).map(({ at }, index) => at / (recent[index]?.at ?? at)))
}
