import type { Change, Kept, Range } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { amount } from '../words/amount.ts'
import type { Compared } from './compared.ts'

/** A change that has figures. */
export type Measured = Extract<Change, { kind: 'less' | 'more' }>

/** What was kept before and after, by fresh name where there are any: `1 name kept a name -> 0`. The unit is said once. */
export function sides({ gauge, before, after }: Measured, freshPerInput: number): string {
  const kept = ` kept a ${freshPerInput > 0 ? 'name' : 'page'}`
  const [from, to] = [each(before, { gauge, freshPerInput }), each(after, { gauge, freshPerInput })]
  return before.high === 0 ? `0 -> ${to}${kept}` : `${from}${kept} -> ${to}`
}

/** What was there before and after where figures cannot be compared: `0 -> refused: XMLSyntaxError`. */
export function otherSides({
  before,
  after,
  row: { freshPerInput },
}: Pick<Compared, 'before' | 'after' | 'row'>): string {
  const because = 'because' in after ? `: ${shorten(after.because, 120)}` : ''
  return `${side(before, freshPerInput)} -> ${side(after, freshPerInput)}${because}`
}

function side(kept: Kept, freshPerInput: number): string {
  switch (kept.kind) {
    case 'nothing':
      return '0'
    case 'something': {
      const by = freshPerInput > 0 ? 'name' : 'page'
      // Bytes differ a little with every setting: what is alike is then told for each.
      return kept.names === undefined || kept.names.high === 0
        ? 'bytes kept'
        : `${each(kept.names, { gauge: 'names', freshPerInput })} kept a ${by}`
    }
    case 'undecided':
    case 'refused':
    case 'failed':
      return kept.kind
  }
}

interface Each {
  readonly gauge: Measured['gauge']
  readonly freshPerInput: number
}

function each({ low, high }: Range, { gauge, freshPerInput }: Each): string {
  const by = freshPerInput > 0 ? freshPerInput : 1
  return high === 0 ? '0' : amount({ low: low / by, high: high / by }, gauge === 'names' ? 'names' : 'B')
}
