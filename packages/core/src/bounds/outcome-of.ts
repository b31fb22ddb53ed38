import type { GrowthGauge, Run, RunOutcome } from '../formats/result.ts'
import { isGrowing } from '../growth/growth.ts'

export type Judged = Pick<Run, 'gauges' | 'health' | 'bounds' | 'variation' | 'freshPerInput' | 'reachedPerInput'>

/**
 * Sums a run up, the gravest first: lost health, a variation the parser never saw, bounds, and, where none was asked,
 * what its exact gauges say.
 */
export function outcomeOf(run: Judged): { readonly outcome: RunOutcome; readonly because: string } {
  const { health, bounds } = run
  if (!health.ok) return { outcome: 'failed', because: health.error.split('\n', 1)[0] ?? 'it lost its health' }
  if (run.reachedPerInput === 0) {
    return {
      outcome: 'undecided',
      because: `none of the ${run.freshPerInput} names that --vary ${run.variation} makes fresh arrived in the parser's tree`,
    }
  }

  const broken = bounds.find(({ outcome }) => outcome === 'broken')
  if (broken !== undefined) return { outcome: 'exceeded', because: `the bound ${broken.bound} is broken` }
  const open = bounds.find(({ outcome }) => outcome === 'undecided')
  if (open !== undefined) {
    return {
      outcome: 'undecided',
      because: `the bound ${open.bound} cannot be judged: ${open.because ?? 'no reason given'}`,
    }
  }
  return bounds.length > 0 ? { outcome: 'bounded', because: 'every bound holds' } : withoutBounds(run)
}

// resident is left out: it is not exact, and a bound on it would have to name a tolerance.
const exact: readonly GrowthGauge[] = ['heap', 'names', 'objects', 'descriptors']

function withoutBounds({ gauges }: Judged): { readonly outcome: RunOutcome; readonly because: string } {
  const present = exact.filter((name) => gauges[name]?.exact === true)
  if (present.length === 0) return { outcome: 'undecided', because: 'no exact gauge could be read' }

  const growing = present.filter((name) => {
    const gauge = gauges[name]
    return gauge !== undefined && isGrowing(gauge.growth)
  })
  if (growing.length > 0)
    return {
      outcome: 'growing',
      because: `${growing.join(' and ')} grow${growing.length === 1 ? 's' : ''}, no bound asked`,
    }

  for (const name of present) {
    const growth = gauges[name]?.growth
    if (growth?.kind === 'undecided') return { outcome: 'undecided', because: `${name}: ${growth.because}` }
  }
  return { outcome: 'bounded', because: `${present.join(', ')}: none grows` }
}
