import { closeSync, openSync, readSync } from 'node:fs'
import type { Live } from './live-allocations.ts'

/** malloc.c, mchunk_size: the word before an allocation is its chunk's size, with three flags in the lowest bits. */
const WORD = 8
const FLAGS = 8
const least = 32

/** The smallest that Linux has: memory is there for all of one, or for none. */
const PAGE = 4096
/** 64 MiB of them at a time. */
const mostPages = 1 << 14

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
  const pages = new Pages(memory)
  try {
    for (let index = 0; index < live.count; index++) {
      const size = pages.word((live.addresses[index] as number) - WORD)
      if (size === undefined) continue
      // Aligned allocations lie anywhere in their chunk; what cannot be right is not believed.
      const held = size - (size % FLAGS)
      if (held >= (bytes[index] as number) && held <= 2 * (bytes[index] as number) + 8192) bytes[index] = held
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

/** Reads a process's memory by pages: of small allocations there are dozens in each, and a reading costs 1.5 us. */
class Pages {
  readonly #memory: number
  readonly #bytes = Buffer.alloc(PAGE * mostPages)
  /** Where in them a page is, by its number; absent from the process: -1. */
  readonly #places = new Map<number, number>()

  constructor(memory: number) {
    this.#memory = memory
  }

  /** The word at an address that is a multiple of its size, or nothing where the process has no memory there. */
  word(address: number): number | undefined {
    const page = Math.floor(address / PAGE)
    const place = this.#places.get(page) ?? this.#read(page)
    if (place < 0) return undefined
    const at = place + (address % PAGE)
    return this.#bytes.readUInt32LE(at) + this.#bytes.readUInt32LE(at + 4) * 2 ** 32
  }

  #read(page: number): number {
    if (this.#places.size === mostPages) this.#places.clear()
    const place = PAGE * this.#places.size
    const found = readFrom(this.#memory, this.#bytes.subarray(place, place + PAGE), page * PAGE) ? place : -1
    this.#places.set(page, found)
    return found
  }
}

function readFrom(memory: number, into: Buffer, at: number): boolean {
  try {
    return readSync(memory, into, 0, into.length, at) === into.length
  } catch {
    return false // gone since: another thread's
  }
}
