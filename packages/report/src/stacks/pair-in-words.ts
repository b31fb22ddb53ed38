import { formatSize, type KnownGrowth, type Pair, pairNoise } from '@plateau/core'
import { count } from '../words/count.ts'
import type { Fact } from '../words/evidence.ts'
import { title } from '../words/title.ts'
import { isNoise } from './worth-showing.ts'

/** What a pair is about and what came of it, in one sentence: `fresh tags: 12 call stacks hold 9.85 MB more`. */
export function pairTitle(pair: Pair): string {
  const { after, stacks, known = [] } = pair
  const gained = bytesOf(stacks)
  const about =
    after?.subject === undefined
      ? 'between the snapshots'
      : title({ subject: after.subject, variation: after.variation ?? 'same' })
  const beside = known.length === 0 ? '' : `, beside ${formatSize(bytesOf(known))} that is known`
  if (stacks.length === 0) return `${about}: no call stack holds more or less than before${beside}`
  const amount = formatSize(Math.abs(gained))
  const change = gained === 0 ? 'as much as before' : `${amount} ${gained > 0 ? 'more' : 'less'}`
  const held = `${count(stacks.length, 'call stack')} ${stacks.length === 1 ? 'holds' : 'hold'} ${change}`
  return isNoise(pair)
    ? `${about}: nothing beyond what a process wanders by (${held})${beside}`
    : `${about}: ${held}${beside}`
}

/** The figures that must agree: what the stacks sum to, what the allocator says, and what is left between them. */
export function accounted({ attributed, heapDifference, remainder, stacks, known = [] }: Pair): readonly Fact[] {
  const all = stacks.length + known.reduce((sum, one) => sum + one.stacks, 0)
  const summed = [
    { label: 'stacks', text: `${formatSize(attributed)} in ${count(all, 'call stack')}` },
    ...known.map((growth) => ({ label: 'known', text: knownInWords(growth) })),
  ]
  if (heapDifference === undefined || remainder === undefined) {
    return [...summed, { label: 'heap', text: 'not known: only snapshots of one process tell what its heap grew by' }]
  }
  const share = Math.abs(heapDifference) <= pairNoise ? '' : `, ${percent(remainder / heapDifference)} of it`
  return [
    ...summed,
    { label: 'heap', text: `${formatSize(heapDifference)} in the same process, as its allocator says` },
    { label: 'remainder', text: `${formatSize(remainder)} under no stack${share}` },
  ]
}

function knownInWords({ bytes, stacks, pattern, reason, link, expires }: KnownGrowth): string {
  return `${formatSize(bytes)} in ${count(stacks, 'call stack')} through ${pattern}: ${reason} (${link}, until ${expires})`
}

function bytesOf(growth: readonly { readonly bytes: number }[]): number {
  return growth.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** A share in percent, to a tenth. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace(/^-0\.0$/, '0.0')} %`
}
