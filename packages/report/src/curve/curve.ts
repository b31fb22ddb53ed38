import { formatSize, type Gauge, type GrowthGauge, isGrowing, type Run } from '@plateau/core'
import { grouped } from '../words/count.ts'
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
  const shown = charted(run)
  const axis = shown[0]
  if (axis === undefined) return []
  const rows = shown.flatMap(([label, gauge]) => chart(label, gauge, { width, unicode }))
  return [...rows, { label: 'inputs', scale: '', drawing: ruler(axis[1], width) }]
}

function charted({ gauges: { heap, names } }: Run): readonly (readonly [GrowthGauge, Gauge<string>])[] {
  const both: (readonly [GrowthGauge, Gauge<string>])[] = []
  if (heap !== undefined) both.push(['heap', heap])
  if (names !== undefined && (heap === undefined || isGrowing(names.growth))) both.push(['names', names])
  return both.filter(([, { readings }]) => readings.length > 1)
}

function chart(label: string, gauge: Gauge<string>, { width, unicode }: CurveOptions): readonly CurveRow[] {
  const { values } = onDoublings(gauge.readings, width)
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

/** Inputs at the doublings, as many as have room; the first and the last always. */
function ruler(gauge: Gauge<string>, width: number): string {
  const { marks } = onDoublings(gauge.readings, width)
  const last = marks.at(-1)
  if (last === undefined) return ''
  const end = grouped(last.inputs)
  let line = ''
  for (const { column, inputs } of marks.slice(0, -1)) {
    const text = grouped(inputs)
    const room = width - end.length - 2
    if ((column === 0 || column >= line.length + 2) && column + text.length <= room) line = line.padEnd(column) + text
  }
  return `${line.padEnd(Math.max(width - end.length, 0))}${end}`
}
