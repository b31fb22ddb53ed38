import type { Planted } from './subjects.ts'

/** What a tool said of one subject in one run. */
export interface Answer {
  readonly said: 'growing' | 'cleared' | 'undecided'
  /** Calls that it made to find that out. */
  readonly inputs: number
  readonly ms: number
  /** Why it is undecided. */
  readonly because?: string
}

/**
 * What an answer is worth. `unseen` is a leak that was passed when it had happened fewer than three times, `filling` a
 * cache that was not cleared when it had not been full for two doublings: neither could have been known.
 */
export type Mark = 'found' | 'missed' | 'unseen' | 'cleared' | 'accused' | 'filling' | 'undecided'

export const marks: readonly Mark[] = ['found', 'missed', 'unseen', 'cleared', 'accused', 'filling', 'undecided']

export function markOf(subject: Planted, { said, inputs }: Answer): Mark {
  switch (subject.truth) {
    case 'leak':
      if (said === 'growing') return 'found'
      if (said === 'undecided') return 'undecided'
      return occurrences(subject, inputs) >= 3 ? 'missed' : 'unseen'
    case 'cache':
      if (said === 'cleared') return 'cleared'
      if (4 * subject.capacity > inputs) return 'filling'
      return said === 'growing' ? 'accused' : 'undecided'
    case 'healthy':
      if (said === 'cleared') return 'cleared'
      return said === 'growing' ? 'accused' : 'undecided'
  }
}

/** How often a leak has happened for sure after the eight inputs of warm-up, whatever its phase. */
export function occurrences({ every }: Planted & { readonly truth: 'leak' }, inputs: number): number {
  return Math.floor(Math.max(0, inputs - 8) / every)
}
