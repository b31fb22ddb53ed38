import type { Run } from '@plateau/core'

/** Says so where an input takes longer and longer. */
export function slowing({ gauges: { cpu } }: Pick<Run, 'gauges'>): string | undefined {
  if (cpu?.pace.kind !== 'slowing') return undefined
  return `slowing: a page takes ${times(cpu.pace.factor)} times as long at the end as early on`
}

/** The pace whatever it is, for readers who asked for everything. */
export function paceInWords({ gauges: { cpu } }: Pick<Run, 'gauges'>): string | undefined {
  switch (cpu?.pace.kind) {
    case undefined:
      return undefined
    case 'steady':
      return 'steady: a page takes as long at the end as early on'
    case 'slowing':
      return slowing({ gauges: { cpu } })
    case 'undecided':
      return `undecided: ${cpu.pace.because}`
  }
}

function times(factor: number): string {
  return Number(factor.toPrecision(2)).toString()
}
