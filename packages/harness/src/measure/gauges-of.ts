import {
  type Gauge,
  type Gauges,
  type GrowthGauge,
  growthOf,
  paceOf,
  perName,
  type Reading,
  series,
} from '@plateau/core'
import { changes } from './changes.ts'
import type { Noise } from './noise.ts'
import type { Row } from './row.ts'

const units = { heap: 'B', names: 'names', resident: 'B', objects: 'objects', descriptors: 'descriptors' } as const

export interface GaugeContext {
  readonly noise: Noise
  /** Fresh names an input that the parser saw; 0 where none are fresh. */
  readonly fresh: number
  readonly total?: number
  readonly list?: readonly string[]
}

/** Judges every gauge that could be read throughout; one that could not is absent. */
export function gaugesOf(rows: readonly Row[], context: GaugeContext): Gauges {
  const gauge = <Name extends GrowthGauge>(name: Name) => {
    const readings = changes(rows, name)
    return readings.length === 0 ? undefined : judged(name, readings, context)
  }
  const heap = gauge('heap')
  const names = gauge('names')
  const resident = gauge('resident')
  const objects = gauge('objects')
  const descriptors = gauge('descriptors')
  const cpu = changes(rows, 'cpu')
  return {
    ...(heap && { heap }),
    ...(names &&
      context.total !== undefined && {
        names: { ...names, total: context.total, ...(context.list && { list: context.list }) },
      }),
    ...(resident && { resident }),
    ...(objects && { objects }),
    ...(descriptors && { descriptors }),
    ...(cpu.length > 0 && { cpu: { unit: 'us' as const, pace: paceOf(series(cpu)), readings: cpu } }),
  }
}

function judged<Name extends GrowthGauge>(
  name: Name,
  readings: readonly Reading[],
  { noise, fresh }: GaugeContext,
): Gauge<(typeof units)[Name]> {
  // Names are counted, not sized: nothing that does nothing adds one.
  const own = ({ names: 0, ...noise } as Partial<Record<GrowthGauge, number>>)[name] ?? 0
  const growth = growthOf(series(readings), { noise: own })
  const byName = fresh > 0 && growth.kind !== 'undecided' ? { perName: perName(growth.perInput, fresh) } : {}
  return {
    unit: units[name],
    exact: name !== 'resident',
    noise: own,
    growth: { ...growth, ...byName },
    readings,
  }
}
