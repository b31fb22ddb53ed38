import {
  adviceFor,
  type Column,
  type LxmlSubject,
  type Result,
  type Run,
  type Variation,
  type Versions,
} from '@plateau/core'
import { sampleCleared, sampleGrowing, sampleResult, sampleRun } from './sample-runs.ts'

const plain: LxmlSubject = {
  kind: 'lxml',
  parser: 'html',
  options: {},
  entry: 'fromstring',
  as: 'bytes',
  lifetime: 'shared',
}

const versions: Readonly<Record<string, Versions>> = {
  '3.6.4': { python: '2.7.18', lxml: '3.6.4', libxml2: '2.9.4' },
  '3.8.0': { python: '2.7.18', lxml: '3.8.0', libxml2: '2.9.3' },
  '6.1.3': { python: '3.11.7', lxml: '6.1.3', libxml2: '2.14.6' },
}

const settings: readonly Partial<LxmlSubject>[] = [
  {},
  { options: { compact: false } },
  { options: { huge_tree: true } },
  { options: { collect_ids: false } },
  { options: { schema: 'anything' } },
  { lifetime: 'page' },
  { lifetime: 'thread' },
  { entry: 'feed', as: 'str' },
  { entry: 'iterparse', lifetime: 'page' },
]

const columns: readonly Column[] = [
  { name: '3.6.4', versions: versions['3.6.4'], absent: [{ parser: 'html', option: 'collect_ids', value: false }] },
  { name: '3.8.0', versions: versions['3.8.0'], absent: [] },
  { name: '5.4.0', failed: 'No wheel of lxml 5.4.0 for Python 3.14\n\npip said so', absent: [] },
  { name: '6.1.3', versions: versions['6.1.3'], absent: [] },
] as readonly Column[]

/** An invented map: what grows, what is absent, refused, failed and undecided, and a release that could not be had. */
export function sampleMap(change: Partial<Result> = {}): Result {
  const runs = Object.keys(versions).flatMap((release) =>
    settings.flatMap((setting) => [
      ...given('same', release, setting),
      ...given('ids', release, setting),
      ...given('tags', release, setting),
      ...given('comments', release, setting),
    ]),
  )
  const grows = runs.filter(({ outcome }) => outcome === 'growing')
  const advice = grows.flatMap((run) => {
    const found = adviceFor(run, runs)
    return found === undefined ? [] : [found]
  })
  return sampleResult(runs, { command: ['map'], columns, advice, ...change })
}

function given(variation: Variation, release: string, setting: Partial<LxmlSubject>): readonly Run[] {
  const subject = { ...plain, ...setting }
  const isAbsent = release === '3.6.4' && 'collect_ids' in subject.options
  if (isAbsent) return []
  const change = {
    id: [variation, release, JSON.stringify(setting)].join(' '),
    subject,
    versions: versions[release] ?? { python: '3.11.7' },
  }
  return [runOf(variation, change)]
}

function runOf(variation: Variation, change: Pick<Run, 'id' | 'subject' | 'versions'>): Run {
  const subject = change.subject as LxmlSubject
  const isThread = subject.lifetime === 'thread'
  switch (variation) {
    case 'same':
      return sampleRun(change)
    case 'tags':
      if ('schema' in subject.options && change.versions.lxml !== '6.1.3') return refused(variation, change)
      if (isThread) return sampleCleared(variation, change)
      if (subject.entry === 'iterparse') return crashed(variation, change)
      return sampleGrowing(variation, change)
    case 'ids':
      if ('huge_tree' in subject.options && change.versions.lxml === '6.1.3') return undecided(variation, change)
      return change.versions.lxml === '3.6.4' && !isThread
        ? sampleGrowing(variation, change)
        : sampleCleared(variation, change)
    default:
      return sampleCleared(variation, change)
  }
}

function refused(variation: Variation, change: Partial<Run>): Run {
  const error = "XMLSyntaxError: Element 'body': No matching global declaration"
  const health = { ok: false, atInput: 0, error, how: 'raised' } as const
  return sampleCleared(variation, { ...change, health, outcome: 'failed' })
}

function crashed(variation: Variation, change: Partial<Run>): Run {
  const health = { ok: false, atInput: 14_524, error: 'The child was killed by SIGSEGV', how: 'killed' } as const
  return sampleCleared(variation, { ...change, health, outcome: 'failed' })
}

function undecided(variation: Variation, change: Partial<Run>): Run {
  const { gauges } = sampleCleared(variation)
  const growth = { kind: 'undecided', because: 'too few inputs' } as const
  const heap = gauges.heap === undefined ? {} : { heap: { ...gauges.heap, growth } }
  return sampleCleared(variation, { ...change, gauges: { ...gauges, ...heap }, outcome: 'undecided' })
}
