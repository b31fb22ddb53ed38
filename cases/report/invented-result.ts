import {
  adviceFor,
  type Column,
  type Gauge,
  type Growth,
  type LxmlSubject,
  type Reading,
  type Result,
  type Run,
  type Variation,
  variations,
} from '@plateau/core'

const plain: LxmlSubject = {
  kind: 'lxml',
  parser: 'html',
  options: {},
  entry: 'fromstring',
  as: 'bytes',
  lifetime: 'shared',
}
const clear: Growth = { kind: 'flat', perInput: { low: 0, high: 0 }, blindBelow: 0.4, rarest: 512 }
/** What fresh tags bring, at 60 to 80 B a name. */
const grows: Growth = { kind: 'linear', perInput: { low: 1200, high: 1600 }, perName: { low: 60, high: 80 } } as Growth
const keeps: Growth = { kind: 'linear', perInput: { low: 20, high: 20 } }

interface Invented {
  readonly variation: Variation
  readonly release: string
  readonly setting?: Partial<LxmlSubject>
}

/** The releases on which each kind of name is kept, as measured ones are: all, or up to one of them. */
const keptUpTo: Partial<Record<Variation, string>> = {
  tags: '9',
  attributes: '9',
  'long-names': '9',
  ids: '3.6.4',
  'xml-ids': '3.6.4',
  entities: '5.4.0',
  'text-entities': '5.4.0',
  instructions: '5.4.0',
}

/** A run on invented readings: names are kept unless a thread's end lets them go. */
export function inventedRun({ variation, release, setting = {} }: Invented): Run {
  const subject = { ...plain, ...setting }
  const isKept = release <= (keptUpTo[variation] ?? '') && subject.lifetime !== 'thread'
  const options = Object.entries(subject.options).map(([name, value]) => `${name}=${value}`)
  return {
    id: ['minimal', variation, ...options, subject.lifetime, `lxml-${release}`].join(' '),
    page: 'minimal',
    subject,
    versions: { python: '3.11.7', lxml: release, libxml2: '2.14.6' },
    variation,
    freshPerInput: variation === 'same' ? 0 : 20,
    environment: { PYTHONMALLOC: 'malloc' },
    inputs: 4032,
    durationMs: 300,
    gauges: {
      heap: gauge('B', isKept ? grows : clear, isKept ? 1400 : 0),
      resident: { ...gauge('B', isKept ? grows : clear, isKept ? 1500 : 0), exact: false },
      names: { ...gauge('names', isKept ? keeps : clear, isKept ? 20 : 0), total: isKept ? 80_720 : 80 },
    },
    health: { ok: true },
    bounds: [],
    outcome: isKept ? 'growing' : 'bounded',
    because: 'invented',
    notes: [],
  }
}

/** A result of these runs, with what helps against those that grow and stand first of their kind. */
export function inventedResult(runs: readonly Run[], change: Partial<Result> = {}): Result {
  const advised = runs.filter(
    ({ outcome, subject }) => outcome === 'growing' && JSON.stringify(subject) === JSON.stringify(plain),
  )
  return {
    schema: 'plateau.result/1',
    plateau: '0.1.0',
    command: ['run', 'minimal', '--vary', 'same,tags'],
    startedAt: '2026-11-23T03:44:43.000Z',
    durationMs: 1000,
    machine: { platform: 'linux', arch: 'x64', libc: 'glibc 2.36', cores: 2 },
    runs,
    ...change,
    advice: advised.flatMap((run) => adviceFor(run, runs) ?? []),
  }
}

/** A map of this many settings under every variation, on eight releases. */
export function inventedMap(settings: number): Result {
  const releases = ['3.6.4', '3.8.0', '4.2.6', '4.6.5', '4.9.4', '5.2.0', '5.4.0', '6.1.3'] as const
  const each: readonly Partial<LxmlSubject>[] = Array.from({ length: settings }, (_, index) =>
    index === 0 ? {} : index === 1 ? { lifetime: 'thread' } : { options: { huge_tree: true, encoding: `x-${index}` } },
  )
  const runs = releases.flatMap((release) =>
    each.flatMap((setting) => variations.map((variation) => inventedRun({ variation, release, setting }))),
  )
  const columns: readonly Column[] = releases.map((name) => ({
    name,
    versions: { python: '3.11.7', lxml: name, libxml2: '2.14.6' },
    absent: [],
  }))
  return inventedResult(runs, { columns, command: ['map', 'minimal'] })
}

function gauge<Unit extends string>(unit: Unit, growth: Growth, perInput: number): Gauge<Unit> {
  const readings = Array.from({ length: 41 }, (_, index): Reading => {
    const inputs = Math.round(8 * 2 ** (index / 4.5))
    return [inputs, inputs * perInput]
  })
  return { unit, exact: true, noise: 0, growth, readings }
}
