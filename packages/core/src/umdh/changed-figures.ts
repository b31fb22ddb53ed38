import type { Held } from '../snapshots/pair.ts'
import type { Base } from './change-base.ts'

/** What one stack holds, before and now, in bytes and in allocations. */
export type Figures = readonly [bytesBefore: number, bytesNow: number, countBefore: number, countNow: number]

/**
 * Sums of figures by stack, in both bases, as a log may say late which one it is in. A typed array, doubled as it fills: a
 * log of 100 MB has half a million stacks.
 */
export class ChangedFigures {
  #size = 0
  #sums = new Float64Array(1024 * WIDTH)

  /** Makes room for one more stack, and returns its number. */
  open(): number {
    this.#size += 1
    if (this.#size * WIDTH > this.#sums.length) {
      const wider = new Float64Array(this.#sums.length * 2)
      wider.set(this.#sums)
      this.#sums = wider
    }
    return this.#size - 1
  }

  add(stack: number, base: Base, figures: Figures): void {
    const at = stack * WIDTH + offsetOf(base)
    for (const [index, figure] of figures.entries()) this.#sums[at + index] = (this.#sums[at + index] ?? 0) + figure
  }

  of(stack: number, base: Base): { readonly before: Held; readonly after: Held } {
    const at = stack * WIDTH + offsetOf(base)
    const [bytesBefore = 0, bytesNow = 0, countBefore = 0, countNow = 0] = this.#sums.subarray(at, at + WIDTH / 2)
    return { before: { bytes: bytesBefore, count: countBefore }, after: { bytes: bytesNow, count: countNow } }
  }
}

const WIDTH = 8

function offsetOf(base: Base): number {
  return base === 10 ? 0 : WIDTH / 2
}
