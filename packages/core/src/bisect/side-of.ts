import { changeFrom } from '../map/change.ts'
import type { Kept } from '../map/kept.ts'
import type { Side } from './next-try.ts'

/** What is kept at the two ends of a search. */
export interface Ends {
  readonly good: Kept
  readonly bad: Kept
}

/**
 * Whether two ends can be told apart: both are decided, and they differ.
 *
 * That a subject fails, or refuses its input, is decided.
 */
export function differ({ good, bad }: Ends): boolean {
  return good.kind !== 'undecided' && bad.kind !== 'undecided' && changeFrom(good, bad).kind !== 'same'
}

/** Says which end what is kept is like; neither where it is like both, or lies between, or could not be judged. */
export function sideOf(kept: Kept, { good, bad }: Ends): Side {
  const isGood = changeFrom(good, kept).kind === 'same'
  const isBad = changeFrom(bad, kept).kind === 'same'
  if (isGood === isBad) return 'neither'
  return isGood ? 'good' : 'bad'
}
