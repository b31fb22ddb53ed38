import { growthBetween } from './growth-between.ts'
import type { Pair } from './pair.ts'
import type { Snapshot, SnapshotReading } from './snapshot.ts'

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
  const grown = growthBetween(before.stacks, after.stacks)
  const heapDifference = heapBetween(before, after)
  const names = newNames(before, after)
  return {
    before: readingOf(before),
    after: readingOf(after),
    ...grown,
    ...(heapDifference !== undefined && { heapDifference, remainder: heapDifference - grown.attributed }),
    ...(names !== undefined && { names }),
    notes: notesOn(before, after),
  }
}

/** Its names are the snapshot's own: a pair has those that are new. */
function readingOf({ schema: _schema, stacks: _stacks, names: _names, ...reading }: Snapshot): SnapshotReading {
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

function notesOn(before: Snapshot, after: Snapshot): readonly string[] {
  if (before.process === undefined || after.process === undefined || before.process === after.process) return []
  return ['the two snapshots are of two processes: their heaps cannot be subtracted']
}
