import { growthBetween } from './growth-between.ts'
import type { Pair } from './pair.ts'
import type { LiveStack } from './snapshot.ts'

/**
 * Holds the windows of two releases, or of two settings, against each other: for each pair of the second that has its
 * like in the first, what call stacks gained more or less in it.
 *
 * Pairs are alike where page and variation are; where both files have one pair only, those two are.
 */
export function changeOfGrowth(first: readonly Pair[], second: readonly Pair[]): readonly Pair[] {
  const [old] = first
  const [now] = second
  if (old !== undefined && now !== undefined && first.length === 1 && second.length === 1) return [change(old, now)]
  return second.flatMap((pair) => {
    const like = first.find((other) => windowOf(other) === windowOf(pair))
    return like === undefined ? [] : [change(like, pair)]
  })
}

function change(old: Pair, now: Pair): Pair {
  return {
    ...(old.after !== undefined && { before: old.after }),
    ...(now.after !== undefined && { after: now.after }),
    ...growthBetween(grown(old), grown(now)),
    notes: [
      ...new Set([...old.notes, ...now.notes, 'what each call stack gained in the second window, less the first']),
    ],
  }
}

function grown({ stacks }: Pair): readonly LiveStack[] {
  return stacks.map(({ frames, bytes, count, trace }) => ({
    frames,
    bytes,
    count,
    ...(trace !== undefined && { trace }),
  }))
}

function windowOf({ after }: Pair): string {
  return JSON.stringify([after?.page, after?.variation])
}
