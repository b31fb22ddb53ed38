import type { Gauge, Run } from '../formats/result.ts'
import { type Growth, isGrowing, type Range } from '../growth/growth.ts'

/** What a subject keeps of its inputs, as a map says it; ranges are per input. */
export type Kept =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'something'; readonly names?: Range; readonly heap?: Range }
  | { readonly kind: 'undecided'; readonly because: string }
  /** The subject's own error on the page or on the first input: there was nothing to measure. */
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'failed'; readonly because: string; readonly atInput: number }

/**
 * Says what a run shows to be kept, by its exact gauges of memory alone: `heap` and `names`.
 *
 * What one of them shows to grow is kept, also where the other cannot be judged; nothing is kept only where both that
 * could be read say so.
 */
export function keptIn(run: Run): Kept {
  const { health, gauges, reachedPerInput } = run
  if (!health.ok) {
    const because = health.error.trimStart().split('\n', 1)[0] ?? ''
    const refused = health.how === 'raised' && health.atInput <= 1
    return refused ? { kind: 'refused', because } : { kind: 'failed', because, atInput: health.atInput }
  }
  if (reachedPerInput === 0) return { kind: 'undecided', because: 'nothing that was fresh reached the parser' }

  const exact = [gauges.names, gauges.heap].filter((gauge) => gauge?.exact === true) as readonly Gauge<string>[]
  if (exact.length === 0) return { kind: 'undecided', because: 'no exact gauge could be read' }
  if (exact.some(({ growth }) => isGrowing(growth))) {
    return { kind: 'something', ...rate('names', gauges.names), ...rate('heap', gauges.heap) }
  }
  for (const { growth } of exact) {
    if (growth.kind === 'undecided') return { kind: 'undecided', because: growth.because }
  }
  return { kind: 'nothing' }
}

function rate<Name extends string>(
  name: Name,
  gauge: { readonly exact: boolean; readonly growth: Growth } | undefined,
): { readonly [Each in Name]?: Range } {
  if (gauge === undefined || !gauge.exact || gauge.growth.kind === 'undecided') return {}
  return { [name]: gauge.growth.perInput } as { readonly [Each in Name]: Range }
}
