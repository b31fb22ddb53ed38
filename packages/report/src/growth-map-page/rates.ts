import { type Cell, type Range, tolerance } from '@plateau/core'
import type { Section } from '../map/section.ts'
import type { Release } from './release.ts'

/** What the plain parser holds of an input, for kinds of input and releases in a row that are alike in it. */
export interface Rate {
  readonly titles: readonly string[]
  readonly releases: readonly Release[]
  readonly freshPerInput: number
  /** Bytes an input, over all that they range. */
  readonly heap: Range
}

/** The rates of the plain parser wherever its heap was seen to grow, release by release. */
export function ratesOf(section: Section, releases: readonly Release[]): readonly Rate[] {
  const found: Rate[] = []
  let before: readonly Rate[] = []
  for (const release of releases) {
    const rates = ratesOn(section, release)
    const isAsBefore =
      rates.length === before.length &&
      rates.every((rate, index) => isAlike(rate, before[index]) && isSame(rate.titles, before[index]?.titles))
    if (isAsBefore)
      found.splice(-before.length, before.length, ...rates.map((rate, index) => both(before[index], rate)))
    else found.push(...rates)
    before = found.slice(found.length - rates.length)
  }
  return found
}

function ratesOn({ groups }: Section, release: Release): readonly Rate[] {
  const rates: Rate[] = []
  for (const { title, plain } of groups) {
    const heap = heapOf(plain.cells[release.column])
    if (heap === undefined) continue
    const one = { titles: [title], releases: [release], freshPerInput: plain.freshPerInput, heap }
    const index = rates.findIndex((rate) => isAlike(rate, one))
    if (index === -1) rates.push(one)
    else rates.splice(index, 1, both(rates[index], one))
  }
  return rates
}

/** Whether both ends of what they hold lie within what bytes are compared by. */
function isAlike(one: Rate, other: Rate | undefined): boolean {
  if (other === undefined || one.freshPerInput !== other.freshPerInput) return false
  return (['low', 'high'] as const).every((end) => {
    const [less = 0, more = 0] = [one.heap[end], other.heap[end]].toSorted((a, b) => a - b)
    return more <= less * tolerance
  })
}

function isSame(titles: readonly string[], others: readonly string[] | undefined): boolean {
  return JSON.stringify(titles) === JSON.stringify(others)
}

function both(one: Rate | undefined, other: Rate): Rate {
  if (one === undefined) return other
  return {
    ...one,
    titles: [...new Set([...one.titles, ...other.titles])],
    releases: [...new Set([...one.releases, ...other.releases])],
    heap: { low: Math.min(one.heap.low, other.heap.low), high: Math.max(one.heap.high, other.heap.high) },
  }
}

function heapOf(cell: Cell | undefined): Range | undefined {
  if (cell?.kind !== 'measured' || cell.kept.kind !== 'something') return undefined
  const { heap } = cell.kept
  return heap === undefined || heap.low <= 0 ? undefined : heap
}
