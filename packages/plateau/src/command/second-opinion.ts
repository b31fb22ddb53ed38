import { isGrowing, type Run, spreadAmong } from '@plateau/core'

/** So many more runs, each a quarter as long: where a hash table doubles differs early, when it is small. */
const twins = [1, 2, 3] as const
const part = 4

/**
 * What one more run may lie beyond those that were made.
 *
 * Measured on lxml 4.9.4, whose libxml2 seeds its hash by the time: the same doubling of a table took 113 kB in one run
 * and 125 kB in another.
 */
const margin = 1.25

/**
 * Adds to a run whose heap grows how far others of the same, in processes of their own, lie apart.
 *
 * What grows is the sum of many chunks, placed by a hash with another seed each time: a figure without its spread claims
 * more than was measured. Where nothing grows, the noise says as much.
 */
export async function withSpread(run: Run, again: (twin: number, inputs: number) => Promise<Run>): Promise<Run> {
  const { heap } = run.gauges
  if (heap === undefined || !isGrowing(heap.growth) || !run.health.ok) return run
  const inputs = Math.max(64, Math.floor(run.inputs / part))
  const others = await Promise.all(twins.map((twin) => again(twin, inputs)))
  const failed = others.find(({ health }) => !health.ok)
  if (failed !== undefined) {
    return { ...run, notes: [...run.notes, `no spread: another run of the same failed, ${failed.because}`] }
  }
  const spread = spreadAmong([heap.readings, ...others.map(({ gauges }) => gauges.heap?.readings ?? [])])
  if (spread === undefined) return run
  // Runs may agree by luck to less than what cannot be helped.
  return {
    ...run,
    gauges: { ...run.gauges, heap: { ...heap, spread: Math.max(Math.ceil(margin * spread), heap.noise) } },
  }
}
