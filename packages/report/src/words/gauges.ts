import { type Clearing, type Gauge, type Growing, type GrowthGauge, isGrowing, type Run } from '@plateau/core'

/** Every gauge that has a verdict, the ones that people ask for first. */
export const growthGauges = ['names', 'heap', 'objects', 'descriptors', 'resident'] as const satisfies GrowthGauge[]

/** A gauge of a run by its name, and what is said of it. */
export interface Told<Kind> {
  readonly name: GrowthGauge
  readonly gauge: Gauge<string>
  readonly growth: Kind & { readonly perName?: { readonly low: number; readonly high: number } }
}

/** The gauges that grow. */
export function growing(run: Pick<Run, 'gauges'>): readonly Told<Growing>[] {
  return told(run).flatMap(({ name, gauge }) => {
    const { growth } = gauge
    return isGrowing(growth) ? [{ name, gauge, growth }] : []
  })
}

/** The gauges that were cleared. */
export function cleared(run: Pick<Run, 'gauges'>): readonly Told<Clearing>[] {
  return told(run).flatMap(({ name, gauge }) => {
    const { growth } = gauge
    return growth.kind === 'flat' || growth.kind === 'plateau' ? [{ name, gauge, growth }] : []
  })
}

/** Exact ones, and the heap however it is read: a bound may rest on it. The resident size only approximates. */
function told({
  gauges,
}: Pick<Run, 'gauges'>): readonly { readonly name: GrowthGauge; readonly gauge: Gauge<string> }[] {
  return growthGauges.flatMap((name) => {
    const gauge = gauges[name]
    return gauge !== undefined && (gauge.exact || name === 'heap') ? [{ name, gauge }] : []
  })
}
