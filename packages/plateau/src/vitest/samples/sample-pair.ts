import { type LiveStack, type Pair, type Snapshot, subtract } from '@plateau/core'

/** Stacks of these bytes through these functions, innermost first; `?` is a frame without a name. */
export function samplePair(
  grown: readonly (readonly [bytes: number, ...functions: readonly string[]])[],
  heapDifference?: number,
): Pair {
  const stacks = grown.map(
    ([bytes, ...functions]): LiveStack => ({
      frames: functions.map((name) =>
        name === '?'
          ? { language: 'native', module: 'etree.so', offset: 0x1234 }
          : { language: 'native', function: name },
      ),
      bytes,
      count: 1,
    }),
  )
  const before = { ...reading, heap: 1_000_000, stacks: [] }
  const heap = 1_000_000 + (heapDifference ?? grown.reduce((sum, [bytes]) => sum + bytes, 0))
  return subtract(before, { ...reading, heap, stacks })
}

const reading: Snapshot = {
  schema: 'plateau.snapshot/1',
  process: 'a',
  recorder: { name: 'memray' },
  stacks: [],
  notes: [],
  environment: {},
}
