import type { Run } from '@plateau/core'
import { amount } from './amount.ts'
import { grouped } from './count.ts'

/** How many names the parser's dictionary keeps, and how that grew; nothing where it could not be read. */
export function namesKept({ gauges: { names }, freshPerInput, reachedPerInput }: Run): string | undefined {
  if (names === undefined) return undefined
  const total = `${grouped(names.total)} kept at the end`
  const fresh = reachedPerInput ?? freshPerInput
  const { growth } = names
  switch (growth.kind) {
    case 'flat':
      return `${total}, none added`
    case 'plateau':
      return `${total}, none added since input ${grouped(growth.since)}`
    case 'linear':
    case 'sublinear':
    case 'staircase': {
      const added = amount(growth.perInput, '').trim()
      return `${total}; a page adds ${added}${fresh > 0 ? `, of ${grouped(fresh)} fresh` : ''}`
    }
    case 'undecided':
      return `${total}; whether they grow is undecided: ${growth.because}`
  }
}
