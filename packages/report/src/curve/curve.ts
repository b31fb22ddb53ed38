import { formatSize, type Gauge, type GrowthGauge, isGrowing, type Run } from '@plateau/core'
import { grouped } from '../words/count.ts'
import { sawInputs } from '../words/reached.ts'
import { firstVisible } from './first-visible.ts'
import { ascii, blocks, draw } from './draw.ts'
import { onDoublings } from './on-doublings.ts'

/** One row of a curve: what it shows at its left, and the drawing. */
export interface CurveRow {
  readonly label: string
  readonly scale: string
  readonly drawing: string
}

export interface CurveOptions {
  /** Columns for the drawing alone. */
  readonly width: number
  readonly unicode: boolean
}

/**
 * Draws what a run held over its inputs, each doubling equally wide: heap, and names where they grow.
 *
 * What does not grow takes one row, what grows takes five. Empty where there is nothing to draw.
 */
export function curve(run: Run, { width, unicode }: CurveOptions): readonly CurveRow[] {
  const shown = sawInputs(run) ? charted(run) : []
  const [first] = shown
  if (first === undefined) return []
  const axis = { width, from: beginning(first[1]) }
  const rows = shown.flatMap(([label, gauge]) => chart(label, gauge, { ...axis, unicode }))
  return [...rows, { label: 'inputs', scale: '', drawing: ruler(first[1], axis) }]
}

/** One axis for all rows, so that a step in one stands above the same inputs in the other. */
interface Axis {
  readonly width: number
  readonly from: number
}

/** All of it where nothing grows: nothing then needs the room. */
function beginning({ growth, readings }: Gauge<string>): number {
  return growth.kind === 'flat' ? 1 : firstVisible(readings)
}

function charted({ gauges: { heap, names } }: Run): readonly (readonly [GrowthGauge, Gauge<string>])[] {
  const both: (readonly [GrowthGauge, Gauge<string>])[] = []
  if (heap !== undefined) both.push(['heap', heap])
  if (names !== undefined && (heap === undefined || isGrowing(names.growth))) both.push(['names', names])
  return both.filter(([, { readings }]) => readings.length > 1)
}

function chart(
  label: string,
  gauge: Gauge<string>,
  { width, unicode, from }: CurveOptions & Axis,
): readonly CurveRow[] {
  const { values } = onDoublings(gauge.readings, { width, from })
  const top = Math.max(...values)
  const bottom = Math.min(...values)
  const still = gauge.growth.kind === 'flat' || top === bottom
  const rows = still || label === 'names' ? 1 : 5
  const drawn = draw(still ? values.map(() => 0) : values, {
    rows,
    low: still ? 0 : bottom,
    high: still ? 1 : top,
    ink: unicode ? blocks : ascii,
  })
  return drawn.map((drawing, row) => ({
    label: row === 0 ? label : '',
    scale: row === 0 ? size(top, gauge.unit) : row === rows - 1 ? size(bottom, gauge.unit) : '',
    drawing,
  }))
}

function size(value: number, unit: string): string {
  return unit === 'B' ? formatSize(value) : grouped(value)
}

/** Inputs at the doublings, or at every second or third where there is no room for all; the last always. */
function ruler(gauge: Gauge<string>, { width, from }: Axis): string {
  const marks = onDoublings(gauge.readings, { width, from }).marks.map(({ column, inputs }) => ({
    column,
    text: grouped(inputs),
  }))
  const last = marks.at(-1)
  if (last === undefined) return ''
  const room = width - last.text.length
  const fit = (stride: number) => {
    const chosen = marks.slice(0, -1).filter((_, index) => index % stride === 0)
    return chosen.every(({ column, text }, index) => column + text.length < (chosen[index + 1]?.column ?? width))
      ? chosen.filter(({ column, text }) => column + text.length < room)
      : undefined
  }
  const chosen = fit(1) ?? fit(2) ?? fit(3) ?? fit(4) ?? marks.slice(0, 1)
  const line = chosen.reduce((drawn, { column, text }) => drawn.padEnd(column) + text, '')
  return `${line.padEnd(Math.max(room, 0))}${last.text}`
}
