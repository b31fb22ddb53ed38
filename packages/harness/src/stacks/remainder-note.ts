import { type Pair, pairNoise } from '@plateau/core'

/** Of what the heap grew by, as much may be under no stack before it must be said. */
const most = 0.05

/** Says what a recorder does not see, where that is more than what the process wanders by. */
export function remainderNote({ heapDifference = 0, remainder = 0 }: Pair): string | undefined {
  if (Math.abs(remainder) <= Math.max(pairNoise, most * Math.abs(heapDifference))) return undefined
  return (
    'remainder: the recorder sees what libraries ask malloc for, and not what Python code does through ctypes, ' +
    'nor what the recorder itself keeps'
  )
}
