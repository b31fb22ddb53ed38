import type { Run } from '@plateau/core'
import { growing } from '../words/gauges.ts'

/** Its own paper: GitHub shows the same picture on light and on dark. */
export const ink = {
  paper: '#ffffff',
  text: '#1f2328',
  faint: '#59636e',
  line: '#afb8c1',
  grid: '#eaeef2',
  // zrender writes it into an attribute as it is: no double quotes.
  font: "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif",
} as const

/** Okabe and Ito's palette, which people who see few colours can tell apart; its yellow is too pale for a line. */
const colors = ['#0072B2', '#009E73', '#D55E00', '#CC79A7', '#E69F00', '#56B4E9', '#000000'] as const

const dash = 10

interface Stroke {
  readonly color: string
  readonly width: number
  readonly type: 'solid' | number[]
  readonly dashOffset: number
}

/**
 * How a run is drawn. Those that do not grow all lie on one line at the bottom: they share it, a dash each in turn, so
 * that none hides another.
 */
export function stroke(runs: readonly Run[], index: number): Stroke {
  const color = colors[index % colors.length] ?? '#000000'
  const level = runs.flatMap((run, at) => (growing(run).length === 0 ? [at] : []))
  const turn = level.indexOf(index)
  if (turn < 0 || level.length === 1) return { color, width: 2.5, type: 'solid', dashOffset: 0 }
  return { color, width: 3, type: [dash, dash * (level.length - 1)], dashOffset: -dash * turn }
}
