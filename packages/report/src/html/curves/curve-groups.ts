import { columnName, type Gauge, type GrowthGauge, type Run } from '@plateau/core'
import { growing } from '../../words/gauges.ts'
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

/** One line a run; those that do not grow all lie at the bottom and share it. */
export function linesOf({ runs }: CurveGroup, gauge: GrowthGauge): readonly Line[] {
  const level = runs.flatMap((run, at) => (growing(run).length === 0 ? [at] : []))
  return runs.flatMap((run, color) => {
    const { readings } = gaugeOf(run, gauge) ?? { readings: [] }
    if (readings.length === 0) return []
    const at = level.indexOf(color)
    return [{ readings, color, ...(at >= 0 && { turn: { at, of: level.length } }) }]
  })
}

/** One gauge of a run whatever it counts. */
export function gaugeOf({ gauges }: Run, name: GrowthGauge): Gauge<string> | undefined {
  return gauges[name]
}
