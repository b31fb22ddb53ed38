import { columnName, type Gauge, type GrowthGauge, type Run } from '@plateau/core'
import { labels } from '../../words/labels.ts'
import type { Line } from './panel-option.ts'

/** The runs of one release, drawn on the same panels. */
export interface CurveGroup {
  readonly name: string
  readonly runs: readonly Run[]
  readonly labels: readonly string[]
}

/** Gauges in the order of their panels; heap stands beside the resident size, which shows what the system gave. */
export const drawnGauges = [
  { gauge: 'heap', heading: 'Heap held' },
  { gauge: 'resident', heading: 'Resident memory' },
  { gauge: 'names', heading: 'Names kept' },
  { gauge: 'objects', heading: 'Python objects' },
] as const satisfies readonly { readonly gauge: GrowthGauge; readonly heading: string }[]

/** Parts runs by release, so that two stand side by side. */
export function curveGroups(runs: readonly Run[]): readonly CurveGroup[] {
  const groups = new Map<string, Run[]>()
  for (const run of runs) {
    const name = columnName(run.versions)
    groups.set(name, [...(groups.get(name) ?? []), run])
  }
  return [...groups].map(([name, ofGroup]) => ({ name, runs: ofGroup, labels: labels(ofGroup) }))
}

/** One line a run; those that lie on one another on a panel that ends at `most` share it, so that none hides another. */
export function linesOf({ runs }: CurveGroup, gauge: GrowthGauge, most: number): readonly Line[] {
  const drawn = runs.flatMap((run, color) => {
    const { readings } = gaugeOf(run, gauge) ?? { readings: [] }
    return readings.length === 0 ? [] : [{ readings, color }]
  })
  const bundles: Line[][] = []
  for (const line of drawn) {
    const bundle = bundles.find(([first]) => first !== undefined && isOn(first, line, most))
    if (bundle === undefined) bundles.push([line])
    else bundle.push(line)
  }
  return drawn.map((line) => {
    const bundle = bundles.find((lines) => lines.includes(line)) ?? [line]
    return { ...line, turn: { at: bundle.indexOf(line), of: bundle.length } }
  })
}

/** About a line's width on a panel. */
const width = 0.015

function isOn(one: Line, other: Line, most: number): boolean {
  const held = new Map(one.readings)
  const shared = other.readings.filter(([inputs]) => held.has(inputs))
  return (
    shared.length > 1 && shared.every(([inputs, change]) => Math.abs(change - (held.get(inputs) ?? 0)) <= width * most)
  )
}

/** One gauge of a run whatever it counts. */
export function gaugeOf({ gauges }: Run, name: GrowthGauge): Gauge<string> | undefined {
  return gauges[name]
}
