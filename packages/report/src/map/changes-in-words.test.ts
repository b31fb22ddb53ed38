import type { LxmlSubject, Run } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { sampleMap } from '../samples/sample-map.ts'
import { gauge, sampleCleared, sampleGrowing, sampleRun } from '../samples/sample-runs.ts'
import { changesInWords } from './changes-in-words.ts'

describe('changesInWords()', () => {
  test('tells what changed from release to release, the kept once for all settings that kept it', () => {
    expect(texts(sampleMap().runs)).toEqual([
      '3.6.4 -> 3.8.0: fresh ids, 1 name kept a name -> 0, whatever the setting (better)',
      '3.8.0 -> 6.1.3: fresh tags, refused -> 1 name kept a name, only with schema=anything',
    ])
  })

  test('tells better from worse, the better first', () => {
    const runs = [
      on('1.0', sampleCleared('tags')),
      on('1.0', sampleGrowing('ids')),
      on('2.0', sampleGrowing('tags')),
      on('2.0', sampleCleared('ids')),
    ]

    expect(changesInWords({ runs })).toEqual([
      { kind: 'less', text: '1.0 -> 2.0: fresh ids, 1 name kept a name -> 0 (better)' },
      { kind: 'more', text: '1.0 -> 2.0: fresh tags, 0 -> 1 name kept a name (worse)' },
    ])
  })

  test('says where nothing changed, and how much of that is not known', () => {
    const undecided = sampleCleared('tags', { reachedPerInput: 0 })

    expect(texts([on('1.0', sampleRun()), on('2.0', sampleRun())])).toEqual(['1.0 -> 2.0: nothing changed'])
    expect(texts([on('1.0', sampleRun()), on('2.0', sampleRun()), on('1.0', undecided), on('2.0', undecided)])).toEqual(
      ['1.0 -> 2.0: nothing changed (1 of 2 undecided)'],
    )
  })

  test('says nothing of one release alone', () => {
    expect(changesInWords({ runs: [sampleRun(), sampleGrowing('tags')] })).toEqual([])
  })

  test('compares with the nearest release that was measured', () => {
    const runs = [on('1.0', sampleGrowing('tags')), on('3.0', sampleCleared('tags'))]
    const columns = ['1.0', '2.0', '3.0'].map((name) => ({ name, absent: [] }))

    expect(changesInWords({ runs, columns })).toEqual([
      { kind: 'less', text: '1.0 -> 3.0: fresh tags, 1 name kept a name -> 0 (better)' },
    ])
  })

  test('joins kinds of input that changed alike', () => {
    const variations = ['tags', 'ids', 'attributes'] as const
    const runs = variations.flatMap((variation) => [
      on('1.0', sampleGrowing(variation)),
      on('2.0', sampleCleared(variation)),
    ])

    expect(texts(runs)).toEqual([
      '1.0 -> 2.0: fresh ids, fresh tags and fresh attributes, 1 name kept a name -> 0 (better)',
    ])
  })

  test('names the page and the parser where there are several', () => {
    const xml = { parser: 'xml' } as const
    const runs = [
      on('1.0', sampleGrowing('tags')),
      on('2.0', sampleCleared('tags')),
      on('1.0', sampleGrowing('tags'), xml),
      on('2.0', sampleGrowing('tags'), xml),
      on('1.0', sampleRun({ page: 'other' })),
      on('2.0', sampleRun({ page: 'other' })),
    ]

    expect(texts(runs)).toEqual(['1.0 -> 2.0: coding-horror, HTMLParser: fresh tags, 1 name kept a name -> 0 (better)'])
  })

  test('gives bytes over all that the settings range, and by the page where no name is fresh', () => {
    const settings = [{}, { options: { compact: false } }]
    const runs = settings.flatMap((setting, index) => [
      on('1.0', holding(100 + index), setting),
      on('2.0', holding(5000 + index), setting),
    ])

    expect(texts(runs)).toEqual([
      '1.0 -> 2.0: the repeated page, 100-101 B kept a page -> 5 kB, whatever the option (worse)',
    ])
  })

  test.each([
    [['compact=false'], ', only with compact=false'],
    [['by default'], ', only by default'],
    [['by default', 'compact=false', 'huge_tree=true'], ', but not with collect_ids=false'],
    [['by default', 'compact=false'], ', only by default or with compact=false'],
  ])('says which settings changed: %s', (which, scope) => {
    const options: Readonly<Record<string, LxmlSubject['options']>> = {
      'by default': {},
      'compact=false': { compact: false },
      'huge_tree=true': { huge_tree: true },
      'collect_ids=false': { collect_ids: false },
    }
    const runs = Object.entries(options).flatMap(([name, setting]) => [
      on('1.0', sampleGrowing('tags'), { options: setting }),
      on('2.0', which.includes(name) ? sampleCleared('tags') : sampleGrowing('tags'), { options: setting }),
    ])

    expect(texts(runs)).toEqual([`1.0 -> 2.0: fresh tags, 1 name kept a name -> 0${scope} (better)`])
  })
})

function texts(runs: readonly Run[]): readonly string[] {
  return changesInWords({ runs }).map(({ text }) => text)
}

function on(lxml: string, run: Run, setting: Partial<LxmlSubject> = {}): Run {
  return {
    ...run,
    subject: { ...(run.subject as LxmlSubject), ...setting },
    versions: { python: '3.11.7', lxml, libxml2: '2.14.6' },
  }
}

function holding(bytes: number): Run {
  const growth = { kind: 'linear', perInput: { low: bytes, high: bytes } } as const
  return sampleRun({ gauges: { heap: gauge('B', growth, (inputs) => bytes * inputs) } })
}
