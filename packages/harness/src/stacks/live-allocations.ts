/** What is alive at one moment: an allocation an index. */
export interface Live {
  readonly count: number
  readonly addresses: Float64Array
  /** As they were asked for. */
  readonly sizes: Float64Array
  readonly natives: Uint32Array
  readonly pythons: Uint32Array
}

interface Table extends Live {
  /** One less than how many places there are, which is a power of two. */
  readonly mask: number
}

const free = 0
const smallest = 1 << 12

/**
 * The allocations that are alive, as a recording goes by: tens of millions come and go while a few thousand stay, so it is
 * a hash table of numbers, with linear probing (Knuth, 6.4, algorithms L and R), and nothing in it is an object.
 */
export class LiveAllocations {
  #table = tableOf(smallest)
  #alive = 0

  /** An address that is alive already was given back where the recorder does not look. */
  add(address: number, size: number, stack: { readonly native: number; readonly python: number }): void {
    if (2 * this.#alive > this.#table.mask) this.#grow()
    const { addresses, sizes, natives, pythons, mask } = this.#table
    let at = placeOf(address, mask)
    while (addresses[at] !== free && addresses[at] !== address) at = (at + 1) & mask
    if (addresses[at] === free) this.#alive += 1
    addresses[at] = address
    sizes[at] = size
    natives[at] = stack.native
    pythons[at] = stack.python
  }

  /** An address that is unknown was allocated before the recording began. */
  remove(address: number): void {
    const { addresses, sizes, natives, pythons, mask } = this.#table
    let gap = placeOf(address, mask)
    while (addresses[gap] !== address) {
      if (addresses[gap] === free) return
      gap = (gap + 1) & mask
    }
    this.#alive -= 1
    for (let at = (gap + 1) & mask; addresses[at] !== free; at = (at + 1) & mask) {
      const moved = addresses[at] as number
      // It must not come to lie before the place where a search for it begins.
      if (((at - placeOf(moved, mask)) & mask) < ((at - gap) & mask)) continue
      addresses[gap] = moved
      sizes[gap] = sizes[at] as number
      natives[gap] = natives[at] as number
      pythons[gap] = pythons[at] as number
      gap = at
    }
    addresses[gap] = free
  }

  /** A copy of what is alive now. */
  alive(): Live {
    const from = this.#table
    const to = tableOf(this.#alive)
    let count = 0
    for (let at = 0; at <= from.mask; at++) {
      if (from.addresses[at] === free) continue
      to.addresses[count] = from.addresses[at] as number
      to.sizes[count] = from.sizes[at] as number
      to.natives[count] = from.natives[at] as number
      to.pythons[count] = from.pythons[at] as number
      count += 1
    }
    return { ...to, count }
  }

  #grow(): void {
    const { count, addresses, sizes, natives, pythons } = this.alive()
    this.#table = tableOf(2 * (this.#table.mask + 1))
    this.#alive = 0
    for (let index = 0; index < count; index++) {
      const stack = { native: natives[index] as number, python: pythons[index] as number }
      this.add(addresses[index] as number, sizes[index] as number, stack)
    }
  }
}

function tableOf(length: number): Table {
  return {
    count: length,
    mask: length - 1,
    addresses: new Float64Array(length),
    sizes: new Float64Array(length),
    natives: new Uint32Array(length),
    pythons: new Uint32Array(length),
  }
}

/** malloc's addresses are multiples of 16; multiplying by the golden ratio spreads what is left (Knuth, 6.4). */
function placeOf(address: number, mask: number): number {
  // A bitwise operation takes the lowest 32 bits of a number, however large.
  const low = (address / 16) | 0
  return (Math.imul(low, 0x9e3779b1) >>> 8) & mask
}
