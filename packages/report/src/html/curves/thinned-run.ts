import type { Gauge, Gauges, Run } from '@plateau/core'
import { thinned } from './thinned.ts'

/** More runs than these are laid out as a map, and each is drawn only when it is asked for. */
const most = 24

/** Readings of each doubling that are drawn of one run of many: of eight that are measured. */
export const perDoubling = 2

/** Whether so many runs are a map's to show. */
export function isManyRuns(runs: number): boolean {
  return runs > most
}

/** A run with no more readings than a map draws of it; those of what no page draws are left out. */
export function thinnedRun(run: Run): Run {
  const { heap, names, resident, objects, descriptors, cpu } = run.gauges
  return {
    ...run,
    gauges: {
      ...(heap !== undefined && { heap: drawn(heap) }),
      ...(names !== undefined && { names: drawn(names) }),
      ...(resident !== undefined && { resident: drawn(resident) }),
      ...(objects !== undefined && { objects: drawn(objects) }),
      ...(descriptors !== undefined && { descriptors: { ...descriptors, readings: [] } }),
      ...(cpu !== undefined && { cpu: { ...cpu, readings: [] } }),
    } satisfies Gauges,
  }
}

function drawn<Of extends Gauge<string>>(gauge: Of): Of {
  return { ...gauge, readings: thinned(gauge.readings, perDoubling) }
}
