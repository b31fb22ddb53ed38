/** What is alive at one moment: an allocation an index. */
export interface Live {
  readonly count: number
  readonly addresses: Float64Array
  /** As they were asked for. */
  readonly sizes: Float64Array
  readonly natives: Float64Array
  readonly pythons: Float64Array
}

/** Emptied slots keep their neighbours findable; slots that were never used end a search. */
const never = 0
const emptied = -1
const smallest = 1 << 12

/**
 * The allocations that are alive, as a recording goes by: tens of millions come and go while a few thousand stay, so it is
 * a hash table of numbers, with open addressing, and nothing in it is an object.
 */
export class LiveAllocations {
  #addresses = new Float64Array(smallest)
  #sizes = new Float64Array(smallest)
  #natives = new Float64Array(smallest)
  #pythons = new Float64Array(smallest)
  #mask = smallest - 1
  /** Slots that are not `never`: what searches must walk over. */
  #taken = 0
  #alive = 0

  /** An address that is alive already was given back where the recorder does not look. */
  add(address: number, size: number, stack: { readonly native: number; readonly python: number }): void {
    if (2 * this.#taken > this.#mask) this.#rebuild()
    let free = -1
    let at = this.#slotOf(address)
    for (let held = this.#addresses[at]; held !== never; held = this.#addresses[at]) {
      if (held === address) break
      if (held === emptied && free < 0) free = at
      at = (at + 1) & this.#mask
    }
    if (this.#addresses[at] !== address) {
      this.#alive += 1
      if (free >= 0) at = free
      else this.#taken += 1
    }
    this.#addresses[at] = address
    this.#sizes[at] = size
    this.#natives[at] = stack.native
    this.#pythons[at] = stack.python
  }

  /** An address that is unknown was allocated before the recording began. */
  remove(address: number): void {
    let at = this.#slotOf(address)
    for (let held = this.#addresses[at]; held !== never; held = this.#addresses[at]) {
      if (held === address) {
        this.#addresses[at] = emptied
        this.#alive -= 1
        return
      }
      at = (at + 1) & this.#mask
    }
  }

  /** A copy of what is alive now. */
  alive(): Live {
    const [addresses, sizes, natives, pythons] = Array.from({ length: 4 }, () => new Float64Array(this.#alive)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    let to = 0
    for (let at = 0; at <= this.#mask; at++) {
      const address = this.#addresses[at] as number
      if (address <= 0) continue
      addresses[to] = address
      sizes[to] = this.#sizes[at] as number
      natives[to] = this.#natives[at] as number
      pythons[to] = this.#pythons[at] as number
      to += 1
    }
    return { count: to, addresses, sizes, natives, pythons }
  }

  #rebuild(): void {
    const { count, addresses, sizes, natives, pythons } = this.alive()
    let length = smallest
    while (length < 4 * (count + 1)) length *= 2
    this.#addresses = new Float64Array(length)
    this.#sizes = new Float64Array(length)
    this.#natives = new Float64Array(length)
    this.#pythons = new Float64Array(length)
    this.#mask = length - 1
    this.#taken = 0
    this.#alive = 0
    for (let index = 0; index < count; index++) {
      const stack = { native: natives[index] as number, python: pythons[index] as number }
      this.add(addresses[index] as number, sizes[index] as number, stack)
    }
  }

  /** malloc's addresses are multiples of 16; multiplying by the golden ratio spreads what is left (Knuth, 6.4). */
  #slotOf(address: number): number {
    const low = Math.floor(address / 16) | 0
    return (Math.imul(low, 0x9e3779b1) >>> 8) & this.#mask
  }
}
