import { formatSize, type Run } from '@plateau/core'
import type { EChartsCoreOption } from 'echarts/core'
import { safe } from '../safe/safe.ts'
import { grouped } from '../words/count.ts'
import { labels } from '../words/labels.ts'
import { verdict } from '../words/verdict.ts'
import { doublingsTo } from './doublings-to.ts'
import { line } from './line.ts'
import { ink } from './stroke.ts'

export interface Picture {
  readonly height: number
  readonly option: EChartsCoreOption
}

/** Of a title's letters at 15 pixels, rather too much: ECharts has no font to measure with. */
const letter = 8.4
const plot = 230
const legendLine = 22

const margin = 24
/** Room for the figures at the left of a plot. */
const axisWidth = 56

/** Room for the half of the last input that is written beyond its mark. */
const labelOverhang = 12

const gauges = [
  { gauge: 'heap', heading: 'Bytes held', print: formatSize },
  { gauge: 'names', heading: 'Names kept', print: grouped },
] as const

/** Lays two curves side by side, heap and names, with each run's verdict as its legend below. */
export function picture(
  runs: readonly Run[],
  { title, subtitle, width }: { readonly title: string; readonly subtitle: string; readonly width: number },
): Picture {
  const titleLines = Math.ceil((title.length * letter) / (width - 2 * margin))
  const top = 86 + 22 * titleLines
  const half = Math.round((width - 3 * margin) / 2)
  const panels = gauges.map((panel, at) => ({ ...panel, left: margin + at * (half + margin) + axisWidth }))
  const most = Math.max(8, ...runs.map(({ inputs }) => inputs))
  const marks = doublingsTo(most)
  const names = labels(runs)
  const legend = runs.map((run, index) => safe(`${names[index] ?? ''}: ${verdict(run).words}`, 'terminal'))
  return {
    height: top + plot + 36 + legendLine * runs.length + 16,
    option: {
      animation: false,
      backgroundColor: ink.paper,
      textStyle: { fontFamily: ink.font, color: ink.text },
      title: [
        {
          text: safe(title, 'terminal'),
          left: margin - 5,
          top: 14,
          textStyle: {
            fontSize: 15,
            lineHeight: 22,
            fontWeight: 600,
            color: ink.text,
            width: width - 2 * margin,
            overflow: 'break',
          },
        },
        {
          text: safe(subtitle, 'terminal'),
          left: margin - 5,
          top: 16 + 22 * titleLines,
          textStyle: {
            fontSize: 12,
            fontWeight: 400,
            color: ink.faint,
            width: width - 2 * margin,
            overflow: 'truncate',
          },
        },
        ...panels.map(({ heading, left }) => ({
          text: `${heading} after so many inputs`,
          left: left - axisWidth - 5,
          top: top - 36,
          textStyle: { fontSize: 12, fontWeight: 400, color: ink.faint },
        })),
      ],
      legend: {
        orient: 'vertical',
        left: margin - 5,
        top: top + plot + 36,
        itemGap: 8,
        itemWidth: 28,
        itemHeight: 4,
        icon: 'rect',
        selectedMode: false,
        data: legend,
        textStyle: { fontSize: 13, color: ink.text, width: width - 2 * margin - 40, overflow: 'truncate' },
      },
      grid: panels.map(({ left }) => ({ left, width: half - axisWidth - labelOverhang, top, height: plot })),
      xAxis: panels.map((_, gridIndex) => ({
        gridIndex,
        type: 'value',
        min: 0,
        max: most,
        axisLine: { lineStyle: { color: ink.line } },
        axisTick: { customValues: marks, lineStyle: { color: ink.line } },
        axisLabel: { customValues: marks, formatter: grouped, color: ink.faint, hideOverlap: true },
        splitLine: { show: false },
      })),
      yAxis: panels.map(({ print }, gridIndex) => ({
        gridIndex,
        type: 'value',
        min: ({ min }: { readonly min: number }) => Math.min(0, min),
        // Where nothing is held, a scale of fractions of a byte would make a mountain of noise.
        max: ({ max }: { readonly max: number }) => (max < 1000 ? 1000 : undefined),
        splitNumber: 4,
        axisLabel: { formatter: print, color: ink.faint },
        splitLine: { lineStyle: { color: ink.grid } },
      })),
      series: panels.flatMap(({ gauge }, panel) =>
        runs.map((run, index) => line(run.gauges[gauge], { panel, name: legend[index] ?? '', marks, runs, index })),
      ),
    },
  }
}
