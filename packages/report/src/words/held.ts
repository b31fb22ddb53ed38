import { formatSize, type Growing, type Run } from '@plateau/core'
import { amount } from './amount.ts'
import { grouped } from './count.ts'
import { cleared, growing, type Told } from './gauges.ts'

/** What is held by name and by page, and in which way it grows; nothing where no gauge can say. */
export function held(run: Run): string | undefined {
  const grown = growing(run).filter(({ name }) => name !== 'names')
  if (grown.length > 0) return grown.map(rates).join('; ')
  const heap = cleared(run).find(({ name }) => name === 'heap')
  if (heap === undefined) return undefined
  return heap.growth.kind === 'plateau' && heap.growth.ceiling > 0
    ? `at most ${formatSize(heap.growth.ceiling)} in all`
    : 'nothing from page to page'
}

function rates({ gauge: { unit }, growth }: Told<Growing>): string {
  const byPage = `${amount(growth.perInput, unit)}/page`
  const byName = growth.perName === undefined ? [] : [`${amount(growth.perName, unit)}/name`]
  return `${[...byName, byPage].join(', ')}, ${manner(growth, unit)}`
}

function manner(growth: Growing, unit: string): string {
  switch (growth.kind) {
    case 'linear':
      return 'steadily'
    case 'sublinear':
      return `more and more slowly (as inputs to the power of ${Number(growth.exponent.toPrecision(2))})`
    case 'staircase': {
      const { at, size } = growth.lastStep
      const step = unit === 'B' ? formatSize(size) : `${grouped(size)} ${unit}`
      return `in steps: the last of ${step} at input ${grouped(at)}, the next about input ${grouped(growth.nextStepAt)}`
    }
  }
}
