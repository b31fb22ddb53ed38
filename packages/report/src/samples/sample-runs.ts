import type { Flat, Gauge, Growth, Reading, Result, Run, Variation } from '@plateau/core'

const clears: Flat = { kind: 'flat', perInput: { low: 0, high: 0 }, blindBelow: 0.392, rarest: 2040 }

/** Runs in the spirit of what lxml 6.1.3 shows for a page with 20 fresh names, for the tests of the words. */
export function sampleRun(change: Partial<Run> = {}): Run {
  return {
    id: 'coding-horror html fromstring same lxml 6.1.3',
    page: 'coding-horror',
    subject: { kind: 'lxml', parser: 'html', options: {}, entry: 'html.fromstring', as: 'str', lifetime: 'default' },
    versions: { python: '3.11.7', lxml: '6.1.3', libxml2: '2.14.6' },
    variation: 'same',
    freshPerInput: 0,
    environment: { PYTHONMALLOC: 'malloc', PYTHONHASHSEED: '0' },
    inputs: 16_320,
    durationMs: 3120,
    gauges: {
      heap: gauge('B', clears, (inputs) => (inputs > 64 ? 48 : 0), { noise: 64 }),
      names: { ...gauge('names', { ...clears, blindBelow: 0 }, () => 0), total: 81 },
    },
    health: { ok: true },
    bounds: [],
    outcome: 'bounded',
    because: 'heap, names: none grows',
    notes: [],
    ...change,
  }
}

export function sampleGrowing(variation: Variation, change: Partial<Run> = {}): Run {
  const heap: Growth = {
    kind: 'staircase',
    perInput: { low: 604, high: 1410 },
    lastStep: { at: 8704, size: 6_292_000 },
    nextStepAt: 17_400,
  }
  const names: Growth = { kind: 'linear', perInput: { low: 20, high: 20 } }
  return sampleRun({
    variation,
    freshPerInput: 20,
    reachedPerInput: 20,
    gauges: {
      heap: gauge('B', { ...heap, perName: { low: 30.2, high: 70.5 } }, staircase, { noise: 64 }),
      names: { ...gauge('names', { ...names, perName: { low: 1, high: 1 } }, (inputs) => 20 * inputs), total: 326_481 },
    },
    outcome: 'growing',
    because: 'heap and names grow, no bound asked',
    ...change,
  })
}

/** Fresh names that the parser sees and does not keep. */
export function sampleCleared(variation: Variation, change: Partial<Run> = {}): Run {
  const perName = { low: 0, high: 0 }
  return sampleRun({
    variation,
    freshPerInput: 20,
    reachedPerInput: 20,
    gauges: {
      heap: gauge('B', { ...clears, perName }, (inputs) => (inputs > 64 ? 48 : 0), { noise: 64 }),
      names: { ...gauge('names', { ...clears, blindBelow: 0, perName }, () => 0), total: 81 },
    },
    ...change,
  })
}

export function sampleResult(runs: readonly Run[], change: Partial<Result> = {}): Result {
  return {
    schema: 'plateau.result/1',
    plateau: '0.1.0',
    command: ['run'],
    startedAt: '2026-11-23T04:00:00.000Z',
    durationMs: 12_480,
    machine: { platform: 'linux', arch: 'x64', libc: 'glibc 2.36', cores: 2 },
    runs,
    ...change,
  }
}

/** What the default command finds on lxml 6.1.3. */
export function sampleArticle(): Result {
  return sampleResult([sampleRun(), sampleCleared('ids'), sampleGrowing('tags'), sampleCleared('entities')])
}

export function gauge<Unit extends string>(
  unit: Unit,
  growth: Gauge<Unit>['growth'],
  heldAfter: (inputs: number) => number,
  { exact = true, noise = 0 }: { readonly exact?: boolean; readonly noise?: number } = {},
): Gauge<Unit> {
  const first = heldAfter(8)
  return { unit, exact, noise, growth, readings: stops().map((inputs): Reading => [inputs, heldAfter(inputs) - first]) }
}

/** Eight readings in each doubling. */
function stops(): readonly number[] {
  const all = [8]
  for (let from = 8; from < 16_320; from *= 2) {
    for (let reading = 1; reading <= 8; reading += 1) all.push(Math.min(from + (reading * from) / 8, 16_320))
  }
  return [...new Set(all)]
}

/** String pools that quadruple, and a hash table that doubles. */
function staircase(inputs: number): number {
  const names = 20 * inputs
  let pools = 0
  for (let size = 1000; pools < 10 * names; size *= 4) pools += size
  let table = 128
  while (table * 0.875 < names) table *= 2
  return pools + 16 * table
}
