import { merged } from './merged.ts'
import type { Held, Pair, StackGrowth } from './pair.ts'
import { rankedGrowth } from './ranked-growth.ts'
import type { LiveStack, Snapshot, SnapshotReading } from './snapshot.ts'

/**
 * Subtracts a snapshot from a later one: growth by call stack, over the whole window.
 *
 * Equal stacks are one, see {@link stackKey}; a stack that gained nothing, neither bytes nor allocations, is left out.
 * The heap difference is there where both snapshots are of one process and have read it.
 *
 * @example
 * ```ts
 * import { subtract } from '@plateau/core'
 * import type { Snapshot } from '@plateau/core'
 *
 * const empty: Snapshot = {
 *   schema: 'plateau.snapshot/1', recorder: { name: 'memray' }, stacks: [], notes: [], environment: {},
 * }
 * const frames = [{ language: 'native', function: 'xmlDictLookup' }] as const
 * const pair = subtract(empty, { ...empty, stacks: [{ frames, bytes: 4120, count: 1 }] })
 * console.log(pair.attributed) // 4120
 * ```
 */
export function subtract(before: Snapshot, after: Snapshot): Pair {
  const old = merged(before.stacks)
  const now = merged(after.stacks)
  const ranked = rankedGrowth(
    [...new Map([...old, ...now])].map(([key, stack]) => gained(stack, old.get(key), now.get(key))),
  )
  const heapDifference = heapBetween(before, after)
  const names = newNames(before, after)
  return {
    before: readingOf(before),
    after: readingOf(after),
    ...ranked,
    ...(heapDifference !== undefined && { heapDifference, remainder: heapDifference - ranked.attributed }),
    ...(names !== undefined && { names }),
  }
}

const none: Held = { bytes: 0, count: 0 }

function gained({ frames, trace }: LiveStack, old: Held = none, now: Held = none): Omit<StackGrowth, 'share'> {
  return {
    frames,
    bytes: now.bytes - old.bytes,
    count: now.count - old.count,
    before: { bytes: old.bytes, count: old.count },
    after: { bytes: now.bytes, count: now.count },
    ...(trace !== undefined && { trace }),
  }
}

function readingOf({ schema: _schema, stacks: _stacks, ...reading }: Snapshot): SnapshotReading {
  return reading
}

function heapBetween(before: Snapshot, after: Snapshot): number | undefined {
  if (before.process === undefined || before.process !== after.process) return undefined
  if (before.heap === undefined || after.heap === undefined) return undefined
  return after.heap - before.heap
}

function newNames(before: Snapshot, after: Snapshot): readonly string[] | undefined {
  if (after.names === undefined || before.names === undefined) return undefined
  const known = new Set(before.names)
  return after.names.filter((name) => !known.has(name))
}
