import type { Held } from '../corpus/planted.ts'
import { always, leak, pools, read } from '../corpus/planted.ts'
import type { Gauge, LxmlSubject, Run } from '../formats/result.ts'
import { growthOf } from '../growth/growth-of.ts'

const lxml: LxmlSubject = {
  kind: 'lxml',
  parser: 'html',
  options: {},
  entry: 'fromstring',
  as: 'bytes',
  lifetime: 'shared',
}

/** What a sample differs in from a plain HTMLParser on fresh tags that keeps nothing. */
export interface Sample extends Partial<Run> {
  readonly lxml?: string
  readonly setting?: Partial<LxmlSubject>
  readonly names?: Held
  readonly heap?: Held
}

/** A run on invented readings, judged as measured ones are. */
export function sampleRun({ lxml: release = '6.1.3', setting = {}, names, heap, ...change }: Sample = {}): Run {
  const readNames = gauge('names', names ?? always(0))
  return {
    id: 'sample',
    page: 'minimal',
    subject: { ...lxml, ...setting },
    versions: { python: '3.11.7', lxml: release, libxml2: '2.14.6' },
    variation: 'tags',
    freshPerInput: 20,
    environment: {},
    inputs: 4032,
    durationMs: 300,
    gauges: { heap: gauge('B', heap ?? always(0)), names: { ...readNames, total: 80 } },
    health: { ok: true },
    bounds: [],
    outcome: 'bounded',
    because: 'a sample',
    notes: [],
    ...change,
  }
}

/** Every one of 20 fresh names kept, in pools that quadruple. */
export function sampleGrowing(sample: Sample = {}): Run {
  return sampleRun({ names: leak(1, 0, 20), heap: pools(20, 10, { factor: 4, already: 0 }), ...sample })
}

/** Its readings say neither that it grows nor that it does not. */
export function sampleUndecided(sample: Sample = {}): Run {
  return sampleRun({ gauges: { heap: gauge('B', leak(1, 0, 24), 8) }, ...sample })
}

export function sampleRefused(sample: Sample = {}): Run {
  const health = {
    ok: false,
    atInput: 0,
    error: 'XMLSyntaxError: no element found\n\nTraceback',
    how: 'raised',
  } as const
  return sampleRun({ health, gauges: {}, ...sample })
}

export function gauge<Unit extends string>(unit: Unit, held: Held, inputs = 4032): Gauge<Unit> {
  const readings = read(held, inputs)
  return { unit, exact: true, noise: 0, growth: growthOf(readings), readings }
}
