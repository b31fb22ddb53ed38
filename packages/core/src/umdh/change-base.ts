import { numberIn, type Change } from './log-line.ts'

export type Base = 10 | 16

/** In which bases the three figures of a line are each other's difference. */
export function basesOf({ sign, by, now, before }: Change): readonly Base[] {
  return ([10, 16] as const).filter(
    (base) => sign * numberIn(by, base) === numberIn(now, base) - numberIn(before, base),
  )
}
