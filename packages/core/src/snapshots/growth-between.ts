import { ranked, type HeldTwice, type Ranked } from './ranked.ts'
import type { LiveStack } from './snapshot.ts'
import { StackKeys } from './stack-keys.ts'

/** What call stacks gained between two moments, equal stacks as one, as {@link ranked} orders them. */
export function growthBetween(before: Iterable<LiveStack>, after: Iterable<LiveStack>): Ranked {
  const keys = new StackKeys()
  const held = new Map<string, Merged>()
  const bytesBefore = add(held, keys, { stacks: before, moment: 'before' })
  const bytesAfter = add(held, keys, { stacks: after, moment: 'after' })
  return ranked(held.values(), bytesAfter - bytesBefore)
}

/** Of stacks that are one, the frames of the largest stand for all: of those after, or before where there is none. */
interface Merged extends HeldTwice {
  frames: LiveStack['frames']
  trace: string | undefined
  readonly before: { bytes: number; count: number }
  readonly after: { bytes: number; count: number }
  moment: 'before' | 'after'
  largest: number
}

function add(
  merged: Map<string, Merged>,
  keys: StackKeys,
  { stacks, moment }: { readonly stacks: Iterable<LiveStack>; readonly moment: Merged['moment'] },
): number {
  let sum = 0
  for (const { bytes, count, trace, frames } of stacks) {
    if (bytes === 0 && count === 0) continue
    const { key, frames: readable } = keys.of(frames, trace)
    const one = merged.get(key) ?? fresh(merged, key)
    if (one.moment !== moment || bytes > one.largest) {
      one.frames = readable
      one.trace = trace
      one.moment = moment
      one.largest = bytes
    }
    one[moment].bytes += bytes
    one[moment].count += count
    sum += bytes
  }
  return sum
}

function fresh(merged: Map<string, Merged>, key: string): Merged {
  const none = { bytes: 0, count: 0 }
  const one: Merged = {
    frames: [],
    trace: undefined,
    before: { ...none },
    after: { ...none },
    moment: 'before',
    largest: -1,
  }
  merged.set(key, one)
  return one
}
