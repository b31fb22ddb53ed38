import type { Range } from '../growth/growth.ts'
import type { CurvePoint } from './curve.ts'
import type { HeapsLaw, VocabularyLaw } from './heaps-law.ts'

/** What a process that begins anew would keep after so many pages of the same kind. */
export interface Projection {
  readonly pages: number
  readonly names: Estimate
  /** Absent where no process kept the names and told its heap. */
  readonly bytes?: Range
}

/** What is expected, and the 95% band; nothing is expected where only a limit is known. */
export interface Estimate extends Range {
  readonly expected?: number
}

export interface ProjectionOptions {
  readonly curve: readonly CurvePoint[]
  /** Heap per name, as it was held over the last three quarters of the names. */
  readonly perName?: Range
}

/**
 * Carries a vocabulary's law on to more pages than were read.
 *
 * The model: the pages to come bring names as the last four doublings of those read did. Names are then those seen, and by
 * Heaps' law what a power of the pages adds, at the exponent and at both ends of its band, where the scale's own error
 * counts too. A power above 1 is taken for 1: pages that bring ever more names do not go on for ever. A settled vocabulary
 * may add as many as its limit allows. Bytes are names by the heap held per name.
 *
 * @returns nothing where the law is unclear.
 */
export function project(law: VocabularyLaw, pages: number, options: ProjectionOptions): Projection | undefined {
  if (law.kind === 'unclear') return undefined
  const [read, seen] = options.curve.at(-1) ?? [0, 0]
  const further = Math.max(pages, read)
  const added = addedBetween(law, read, further)
  const names = {
    low: seen + added.low,
    high: seen + added.high,
    ...(added.expected !== undefined && { expected: seen + added.expected }),
  }
  const { perName } = options
  return {
    pages: further,
    names,
    ...(perName !== undefined && { bytes: { low: names.low * perName.low, high: names.high * perName.high } }),
  }
}

function addedBetween(law: Exclude<VocabularyLaw, { kind: 'unclear' }>, from: number, to: number): Estimate {
  if (to === from) return { low: 0, expected: 0, high: 0 }
  switch (law.kind) {
    case 'heaps': {
      const { exponent, band, scaleError } = law
      const shift = normal * scaleError
      return {
        low: addedAt(law, band.low, { from, to }) * Math.exp(-shift),
        expected: addedAt(law, exponent, { from, to }),
        high: addedAt(law, band.high, { from, to }) * Math.exp(shift),
      }
    }
    case 'settled':
      return { low: 0, high: law.atMost * (to - from) }
  }
}

/** The point of the normal distribution that 2.5% lie beyond. */
const normal = 1.959963984540054

/** The names of the fitted pages, and what the same power has between other pages for each of them. */
function addedAt(law: HeapsLaw, fitted: number, span: { readonly from: number; readonly to: number }): number {
  const exponent = Math.min(fitted, 1)
  return (law.names * power(span.from, span.to, exponent)) / power(law.fromPages, law.toPages, exponent)
}

function power(from: number, to: number, exponent: number): number {
  const span = Math.log(to / from)
  if (Math.abs(exponent * span) < 1e-9) return span
  return (from ** exponent * Math.expm1(exponent * span)) / exponent
}
