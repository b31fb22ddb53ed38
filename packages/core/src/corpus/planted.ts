import type { Series } from '../readings/series.ts'
import { series } from '../readings/series.ts'

/** What a process holds after each input; called once for every input, in order. */
export type Held = (input: number) => number

export type Chance = () => number

/** Chance that repeats itself: mulberry32 of Tommy Ettinger, in the public domain. */
export function chance(seed: number): Chance {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Reads a process as a run does: first after 8 inputs, then eight times a doubling. */
export function read(held: Held, inputs: number): Series {
  const readings: [number, number][] = []
  let next = 8
  let first = 0
  for (let input = 1; input <= inputs; input++) {
    const level = held(input)
    if (input !== next) continue
    if (readings.length === 0) first = level
    readings.push([input, level - first])
    next += 2 ** Math.max(0, Math.floor(Math.log2(next)) - 3)
  }
  return series(readings)
}

export function together(...parts: readonly Held[]): Held {
  return (input) => parts.reduce((sum, held) => sum + held(input), 0)
}

export function leak(every: number, phase: number, size: number): Held {
  return (input) => size * Math.floor((input + phase) / every)
}

export function chanceLeak(probability: number, size: Chance, random: Chance): Held {
  let total = 0
  return () => {
    if (random() < probability) total += size()
    return total
  }
}

/** A cache that is emptied when it is full. */
export function saw(period: number, phase: number, size: Chance): Held {
  let total = 0
  return (input) => {
    if ((input + phase) % period === 0) total = 0
    total += size()
    return total
  }
}

/** A cache in which each input takes the place of an entry: a random one, or the oldest. */
export function cache(slots: number, size: Chance, place: (input: number) => number): Held {
  const entries = new Float64Array(slots)
  let total = 0
  return (input) => {
    const slot = place(input) % slots
    const fresh = size()
    total += fresh - (entries[slot] ?? 0)
    entries[slot] = fresh
    return total
  }
}

/** One entry an input from `from` on, until `slots` are full. */
export function fill(from: number, slots: number, size: number): Held {
  return (input) => size * Math.min(slots, Math.max(0, input - from))
}

/** A set of things seen, out of `kinds` equally likely ones, in a table that doubles. */
export function seen(kinds: number, size: number, random: Chance): Held {
  const known = new Set<number>()
  return () => {
    known.add(Math.floor(random() * kinds))
    return known.size * size + 16 * 2 ** Math.ceil(Math.log2(known.size * 1.5))
  }
}

export function jump(at: number, size: number): Held {
  return (input) => (input >= at ? size : 0)
}

/** Names put into pools that grow by `factor` when full, after `already` bytes. */
export function pools(
  namesPerInput: number,
  bytes: number,
  options: { readonly factor: number; readonly already: number },
): Held {
  let size = 1000
  let room = 1000 - options.already
  let total = 1000
  let due = 0
  return () => {
    for (due += namesPerInput; due >= 1; due--) {
      if (room < bytes) {
        size *= options.factor
        room = size
        total += size
      }
      room -= bytes
    }
    return total
  }
}

/** A table of slots that is replaced by one `factor` times larger when seven eighths are used. */
export function table(
  namesPerInput: number,
  slot: number,
  options: { readonly factor: number; readonly already: number },
): Held {
  let slots = 8
  return (input) => {
    const names = Math.floor(options.already + namesPerInput * input)
    while (names > (slots * 7) / 8) slots = Math.ceil(slots * options.factor) + 3
    return slots * slot
  }
}

/** New words come as inputs to the power of `exponent` (Heaps, "Information Retrieval", 1978). */
export function vocabulary(exponent: number, scale: number, size: number): Held {
  return (input) => size * Math.floor(scale * input ** exponent)
}

/** Words drawn from a Zipf law with an endless vocabulary, `words` an input. */
export function zipf(skew: number, words: number, options: { readonly size: number; readonly random: Chance }): Held {
  const known = new Set<number>()
  return () => {
    for (let word = 0; word < words; word++) {
      // The tail of Zipf's law by inversion: rank r with probability about r^-skew.
      known.add(Math.floor((1 - options.random()) ** (-1 / (skew - 1))))
    }
    return known.size * options.size
  }
}

/** The same words counted in a dict: beside each word, a table that doubles when two thirds of it are taken. */
export function counted(words: Held, size: number): Held {
  let slots = 8
  return (input) => {
    const known = words(input) / size
    while (known > (slots * 2) / 3) slots *= 2
    return known * size + slots * 18
  }
}

/** What an allocator loses between pieces that are re-allocated from `from` on: to and fro, and on the whole upwards. */
export function remainders(from: number, drift: number, random: Chance): Held {
  let total = 0
  return (input) => {
    if (input > from && random() < 0.02) total += Math.round(50 * drift * (7 * random() - 2.5))
    return total
  }
}

/** Between two sizes, evenly. */
export function between(low: number, high: number, random: Chance): Chance {
  return () => Math.round(low + (high - low) * random())
}

export function always(size: number): Chance {
  return () => size
}

export function toAndFro(size: number, every: number): Held {
  return (input) => (Math.floor(input / every) % 2) * size
}
