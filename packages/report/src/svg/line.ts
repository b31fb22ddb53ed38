import type { Gauge, Run } from '@plateau/core'
import type { LineSeriesOption } from 'echarts/charts'
import { ink, stroke } from './stroke.ts'

interface LineContext {
  readonly panel: number
  readonly name: string
  readonly marks: readonly number[]
  readonly runs: readonly Run[]
  readonly index: number
}

/** One run's readings of one gauge as a line; the first of a panel also carries the marks of the doublings. */
export function line(
  gauge: Gauge<string> | undefined,
  { panel, name, marks, runs, index }: LineContext,
): LineSeriesOption {
  const { color, ...style } = stroke(runs, index)
  return {
    type: 'line',
    name,
    xAxisIndex: panel,
    yAxisIndex: panel,
    silent: true,
    showSymbol: false,
    data: (gauge?.readings ?? []).map(([inputs, change]) => [inputs, change]),
    itemStyle: { color },
    lineStyle: { color, ...style },
    ...(index === 0 && {
      markLine: {
        silent: true,
        symbol: 'none',
        label: { show: false },
        lineStyle: { color: ink.line, type: [2, 4], width: 1 },
        data: marks.map((inputs) => ({ xAxis: inputs })),
      },
    }),
  }
}
