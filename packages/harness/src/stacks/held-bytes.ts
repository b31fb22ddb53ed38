import { closeSync, openSync, readSync } from 'node:fs'
import type { Live } from './live-allocations.ts'

/** malloc.c, mchunk_size: the word before an allocation is its chunk's size, with three flags in the lowest bits. */
const WORD = 8
const FLAGS = 7n
const least = 32

/** What malloc holds for each allocation. */
export interface HeldBytes {
  readonly bytes: Float64Array
  /** Why they were reckoned from what was asked for, where they could not be read. */
  readonly because?: string
}

/**
 * Reads what glibc's malloc holds for each live allocation in a process that stands still: `malloc_usable_size` + 8, as
 * mallinfo2 counts it; 16 for those with a mapping of their own.
 */
export function heldBytes(live: Live, pid: number): HeldBytes {
  const bytes = Float64Array.from(live.sizes.subarray(0, live.count), rounded)
  let memory: number
  try {
    memory = openSync(`/proc/${pid}/mem`, 'r')
  } catch (error) {
    return { bytes, because: (error as Error).message }
  }
  const word = Buffer.alloc(WORD)
  try {
    for (let index = 0; index < live.count; index++) {
      const header = (live.addresses[index] as number) - WORD
      if (read(memory, word, header) < WORD) continue
      const size = Number(word.readBigUInt64LE() & ~FLAGS)
      // Aligned allocations lie anywhere in their chunk; what cannot be right is not believed.
      if (size >= (bytes[index] as number) && size <= 2 * (bytes[index] as number) + 8192) bytes[index] = size
    }
    return { bytes }
  } finally {
    closeSync(memory)
  }
}

/** malloc.c, request2size: the size and a word, in steps of 16, and at least 32. */
function rounded(size: number): number {
  return Math.max(least, 16 * Math.ceil((size + WORD) / 16))
}

function read(memory: number, into: Buffer, at: number): number {
  try {
    return readSync(memory, into, 0, WORD, at)
  } catch {
    return 0 // gone since: another thread's
  }
}
