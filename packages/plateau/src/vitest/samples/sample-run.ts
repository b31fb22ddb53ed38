import { type Gauge, type Growth, outcomeOf, type Reading, type Run } from '@plateau/core'
import type { MeasuredRun } from '../../session.ts'

const clears = { perInput: { low: 0, high: 0 }, blindBelow: 0.392, rarest: 2040 }
export const flat: Growth = { kind: 'flat', ...clears }
export const plateau: Growth = { kind: 'plateau', ceiling: 4096, since: 512, ...clears }
export const linear: Growth = { kind: 'linear', perInput: { low: 604, high: 1410 } }
export const undecided: Growth = { kind: 'undecided', because: 'it rose once, near the end' }

/** A run on the repeated minimal page, whose heap is judged as given. */
export function repeatedRun(heap: Growth, change: Partial<Run> = {}): MeasuredRun<false> {
  return sampleRun(heap, change) as MeasuredRun<false>
}

/** A run on 20 fresh tags a page, whose heap is judged as given. */
export function freshRun(heap: Growth, change: Partial<Run> = {}): MeasuredRun<true> {
  const fresh = { variation: 'tags', freshPerInput: 20, reachedPerInput: 20 } as const
  return sampleRun(heap, { ...fresh, ...change }) as MeasuredRun<true>
}

export function sampleRun(heap: Growth, change: Partial<Run> = {}): Run {
  const run = {
    id: 'minimal same html fromstring bytes shared lxml-6.1.3 python-3.11.7',
    page: 'minimal',
    subject: { kind: 'lxml', parser: 'html', options: {}, entry: 'fromstring', as: 'bytes', lifetime: 'shared' },
    versions: { python: '3.11.7', lxml: '6.1.3', libxml2: '2.14.6' },
    variation: 'same',
    freshPerInput: 0,
    environment: { PYTHONMALLOC: 'malloc' },
    inputs: 16_320,
    durationMs: 1200,
    gauges: { heap: gauge('B', heap) },
    health: { ok: true },
    bounds: [],
    notes: [],
    ...change,
  } as const
  return { ...outcomeOf(run), ...run }
}

export function gauge<Unit extends string>(unit: Unit, growth: Growth, exact = true): Gauge<Unit> {
  const perInput = growth.kind === 'undecided' ? 0 : growth.perInput.low
  const stops = Array.from({ length: 2040 }, (_, index) => 8 * (index + 1))
  const readings = stops.map((inputs): Reading => [inputs, perInput * (inputs - 8)])
  return { unit, exact, noise: 64, growth, readings }
}
