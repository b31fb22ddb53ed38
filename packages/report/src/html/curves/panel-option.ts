import { formatSize } from '@plateau/core'
import type { Reading } from '@plateau/core'
import type { EChartsCoreOption } from 'echarts/core'
import { doublingsTo } from '../../svg/doublings-to.ts'
import { grouped } from '../../words/count.ts'

/** Inputs and amounts as they are, or both by their magnitude: each doubling is then as wide as the next. */
export const scales = ['linear', 'logarithmic'] as const
export type Scale = (typeof scales)[number]

/** One curve of a panel. */
export interface Line {
  readonly readings: readonly Reading[]
  /** Counts from 0: its colour is the page's, so that it changes with light and dark. */
  readonly color: number
  /** Which of several lines that lie on one another it is: they share it, a dash each in turn. */
  readonly turn?: { readonly at: number; readonly of: number }
}

export interface Panel {
  readonly lines: readonly Line[]
  readonly unit: string
  readonly scale: Scale
  /** Ends of both axes, so that panels side by side can be compared. */
  readonly inputs: number
  readonly most: number
}

export const panelSize = { width: 400, height: 260 } as const

/** Colours that a page gives to lines. */
export const lineColors = 7

const dash = 10

/** How a panel of one gauge is drawn: what was held after so many inputs. */
export function panelOption({ lines, unit, scale, inputs, most }: Panel): EChartsCoreOption {
  const marks = doublingsTo(inputs)
  const print = unit === 'B' ? formatSize : grouped
  const isLinear = scale === 'linear'
  const least = lowest(unit)
  // Where nothing is held, a scale of fractions of a byte would make a mountain of noise.
  const held = Math.max(most, 10 * least)
  return {
    animation: false,
    textStyle: { fontFamily: 'var(--sans)', color: 'var(--ink)' },
    grid: { left: 62, right: 16, top: 12, bottom: 28 },
    xAxis: {
      type: isLinear ? 'value' : 'log',
      logBase: 2,
      min: isLinear ? 0 : firstInputs(lines),
      max: inputs,
      axisLine: { lineStyle: { color: 'var(--line)' } },
      axisTick: { ...(isLinear && { customValues: marks }), lineStyle: { color: 'var(--line)' } },
      axisLabel: {
        customValues: isLinear ? marks : powersTo(inputs, firstInputs(lines)),
        formatter: grouped,
        color: 'var(--faint)',
        hideOverlap: true,
      },
      splitLine: { show: !isLinear, lineStyle: { color: 'var(--grid)' } },
    },
    yAxis: {
      type: isLinear ? 'value' : 'log',
      ...(isLinear ? roundAxis(held, lowestOf(lines)) : { min: least, max: 10 ** Math.ceil(Math.log10(held)) }),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { formatter: print, color: 'var(--faint)', hideOverlap: true },
      splitLine: { lineStyle: { color: 'var(--grid)' } },
    },
    series: lines.map((line, index) => ({
      type: 'line',
      silent: true,
      showSymbol: false,
      data: line.readings
        .filter(([at]) => at <= inputs)
        .map(([at, change]) => [at, isLinear ? change : Math.max(change, least)]),
      lineStyle: { color: `var(--line-${(line.color % lineColors) + 1})`, ...strokeOf(line) },
      ...(index === 0 &&
        isLinear && {
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: 'var(--line)', type: [2, 4], width: 1 },
            data: marks.map((at) => ({ xAxis: at })),
          },
        }),
    })),
  }
}

/** On the logarithmic scale what is not above this lies on the bottom line: about what noise there is. */
function lowest(unit: string): number {
  return unit === 'B' ? 100 : 1
}

function lowestOf(lines: readonly Line[]): number {
  return Math.min(0, ...lines.flatMap(({ readings }) => readings.map(([, change]) => change)))
}

/** Round ends, and how many steps lie between: an odd top would be written beside the step below it. */
const tops = [
  [1, 4],
  [1.5, 3],
  [2, 4],
  [3, 3],
  [4, 4],
  [5, 5],
  [6, 3],
  [8, 4],
  [10, 4],
] as const

function roundAxis(
  most: number,
  min: number,
): { readonly min: number; readonly max: number; readonly interval?: number } {
  const magnitude = 10 ** Math.floor(Math.log10(most))
  const [top, steps] = tops.find(([each]) => each * magnitude >= most) ?? [10, 4]
  const max = top * magnitude
  // What dips by less than a line's width is drawn at the bottom.
  return min < -0.015 * max ? { min, max } : { min: 0, max, interval: max / steps }
}

/** Doublings from the first inputs, as many as there is room for, and the last. */
function powersTo(inputs: number, first: number): readonly number[] {
  const doublings = Math.log2(inputs / first)
  const every = Math.max(1, Math.ceil(doublings / 6))
  const marks = Array.from({ length: Math.floor(doublings / every) + 1 }, (_, index) => first * 2 ** (index * every))
  return [...marks.filter((mark) => Math.log2(inputs / mark) > 0.6 * every), inputs]
}

function firstInputs(lines: readonly Line[]): number {
  return Math.max(1, Math.min(...lines.flatMap(({ readings }) => readings[0]?.[0] ?? [])))
}

function strokeOf({ turn }: Line): object {
  if (turn === undefined || turn.of === 1) return { width: 2.25, type: 'solid' }
  return { width: 2.5, type: [dash, dash * (turn.of - 1)], dashOffset: -dash * turn.at }
}
