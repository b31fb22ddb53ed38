import { isGrowing, type Run, spreadBetween } from '@plateau/core'

/**
 * Adds to a run whose heap grows how far a second run of the same, in a process of its own, lies apart.
 *
 * What grows is the sum of many chunks, placed by a hash with another seed each time: a figure without its spread claims
 * more than was measured. Where nothing grows, the noise says as much.
 */
export async function withSpread(run: Run, again: () => Promise<Run>): Promise<Run> {
  const { heap } = run.gauges
  if (heap === undefined || !isGrowing(heap.growth) || !run.health.ok) return run
  const second = await again()
  const spread = spreadBetween(heap.readings, second.gauges.heap?.readings ?? [])
  if (spread === undefined) return run
  // Two runs may agree by luck to less than what cannot be helped.
  return { ...run, gauges: { ...run.gauges, heap: { ...heap, spread: Math.max(spread, heap.noise) } } }
}
