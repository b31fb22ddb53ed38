import type { GrowthGauge } from '../formats/result.ts'
import { sizeUnits } from '../units/size.ts'

/** A bound taken apart: which gauge, at most how much of its unit, by page or by fresh name. */
export interface ParsedBound {
  readonly gauge: GrowthGauge
  /** In the gauge's own unit: bytes, not kilobytes. */
  readonly limit: number
  readonly per: 'page' | 'name'
}

/** A bound that cannot be read. */
export class BoundError extends Error {
  override readonly name = 'BoundError'
  readonly failure: BoundFailure

  constructor(text: string, failure: BoundFailure) {
    super(`${expectations[failure]}, got ${JSON.stringify(text)}`)
    this.failure = failure
  }
}

export type BoundFailure = 'shape' | 'amount' | 'unit' | 'per'

const units = [...Object.keys(sizeUnits), 'names', 'objects', 'descriptors']

const expectations: Record<BoundFailure, string> = {
  shape: 'Expected a bound of the form "72 B/name"',
  amount: 'Expected a bound to begin with a number of 0 or more',
  unit: `Expected the unit of a bound to be one of ${units.join(', ')}`,
  per: 'Expected a bound to be per page or per name, as in "72 B/name" or "1 kB/page"',
}

/**
 * Reads a bound; its unit chooses the gauge.
 *
 * @throws BoundError naming what is allowed.
 *
 * @example
 * ```ts
 * import { parseBound } from '@plateau/core'
 *
 * console.log(parseBound('1.5 kB/page')) // { gauge: 'heap', limit: 1500, per: 'page' }
 * ```
 */
export function parseBound(text: string): ParsedBound {
  const [, amount = '', unit = '', per = ''] = /^(\S+) +([^\s/]+)\/(\S+)$/.exec(text.trim()) ?? fail(text, 'shape')
  if (!/^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(amount)) fail(text, 'amount')
  const limit = Number(amount)
  if (!Number.isFinite(limit)) fail(text, 'amount')
  if (per !== 'page' && per !== 'name') return fail(text, 'per')

  switch (unit) {
    case 'B':
    case 'kB':
    case 'MB':
    case 'KiB':
    case 'MiB':
      return { gauge: 'heap', limit: limit * sizeUnits[unit], per }
    case 'names':
    case 'objects':
    case 'descriptors':
      return { gauge: unit, limit, per }
  }
  return fail(text, 'unit')
}

function fail(text: string, failure: BoundFailure): never {
  throw new BoundError(text, failure)
}
