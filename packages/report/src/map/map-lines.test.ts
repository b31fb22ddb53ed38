import { growthMap, type LxmlSubject, type Run } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { sampleCleared, sampleGrowing } from '../samples/sample-runs.ts'
import { cellText } from './cell-in-words.ts'
import { dullInWords, foldedLines, wholeLines } from './map-lines.ts'
import { sectionsOf } from './section.ts'

const thread = { lifetime: 'thread' } as const
const compact = { options: { compact: false } } as const
const huge = { options: { huge_tree: true } } as const
const undecided: Partial<Run> = { reachedPerInput: 0 }
const refused: Partial<Run> = { health: { ok: false, atInput: 0, error: 'XMLSyntaxError', how: 'raised' } }
const crashed: Partial<Run> = { health: { ok: false, atInput: 9, error: 'SIGSEGV', how: 'killed' } }

describe('foldedLines()', () => {
  test('counts the settings that keep as much, and shows the others', () => {
    const runs = [grows(), grows(compact), grows(huge), clear(thread)]

    expect(folded(runs)).toEqual([
      ['fresh tags', '20 names, 30.2-70.5 B'],
      ['2 more: as above', ''],
      ['--lifetime thread', '0'],
    ])
  })

  test('counts what is refused or undecided beside what is as above', () => {
    const runs = [grows(), grows(compact), grows(huge, undecided), grows({ as: 'str' }, refused)]

    expect(folded(runs)[1]).toEqual(['3 more: as above', '1 refused, 1 undecided'])
  })

  test('never folds a setting that fails, or that keeps what the plain one does not', () => {
    expect(folded([clear(), clear(compact, crashed), grows(huge)]).slice(1)).toEqual([
      ['compact=false', 'failed'],
      ['huge_tree=true', '20 names, 30.2-70.5 B'],
    ])
  })

  test('says what settings keep where it is the plain one that is undecided', () => {
    expect(folded([clear({}, undecided), clear(compact), clear(huge, undecided), grows(thread)])).toEqual([
      ['fresh tags', 'undecided'],
      ['2 more: as above', '1 keep 0, 1 undecided'],
      ['--lifetime thread', '20 names, 30.2-70.5 B'],
    ])
  })

  test('tells settings that agree with one another in one line, by what they have in common', () => {
    const ways = [thread, { ...thread, as: 'str' }, { ...thread, entry: 'feed' }] as const
    const runs = [grows(), ...ways.map((way) => clear(way)), clear(huge)]

    expect(folded(runs).slice(1)).toEqual([['huge_tree=true and 3 with --lifetime thread', '0']])
    expect(folded([grows(), clear(thread), clear(huge)]).slice(1)).toEqual([
      ['huge_tree=true and --lifetime thread', '0'],
    ])
    expect(folded([grows(), clear(compact), clear(huge), clear({ as: 'str' })]).slice(1)).toEqual([
      ['compact=false and 2 more', '0'],
    ])
  })

  test('folds away kinds of input that keep nothing, and says how much of that is not known', () => {
    const { lines, dull } = section([clear(), clear(compact), clear(huge, refused), clear(thread, undecided)])

    expect(lines).toEqual([])
    expect(dullInWords(dull)).toBe(
      'Nothing is kept, whatever the setting, with fresh tags (of 4 cells, 1 refused and 1 undecided).',
    )
    expect(dullInWords([])).toBeUndefined()
  })

  test('folds nothing away whose plain row is not known to keep nothing', () => {
    expect(section([clear({}, undecided), clear(compact)]).dull).toEqual([])
    expect(section([clear(), clear(compact, crashed)]).dull).toEqual([])
  })
})

test('wholeLines() has a line for every row', () => {
  const map = growthMap([grows(), grows(compact), clear(huge, refused)])

  expect(
    sectionsOf(map)
      .flatMap(wholeLines)
      .map(({ label, cells }) => [label, cells[0]?.text]),
  ).toEqual([
    ['fresh tags', '20 names, 30.2-70.5 B'],
    ['compact=false', '20 names, 30.2-70.5 B'],
    ['huge_tree=true', 'refused'],
  ])
})

function folded(runs: readonly Run[]): readonly (readonly string[])[] {
  return section(runs).lines.map(({ label, cells }) => [label, ...cells.map((cell) => cellText(cell, 'whole'))])
}

function section(runs: readonly Run[]): ReturnType<typeof foldedLines> {
  const map = growthMap(runs)
  const [first] = sectionsOf(map)
  if (first === undefined) throw new Error('Expected a section, got none')
  return foldedLines(first, map.columns)
}

function grows(setting: Partial<LxmlSubject> = {}, change: Partial<Run> = {}): Run {
  return sampleGrowing('tags', { subject: { ...plain, ...setting }, ...change })
}

function clear(setting: Partial<LxmlSubject> = {}, change: Partial<Run> = {}): Run {
  return sampleCleared('tags', { subject: { ...plain, ...setting }, ...change })
}

const plain: LxmlSubject = {
  kind: 'lxml',
  parser: 'html',
  options: {},
  entry: 'fromstring',
  as: 'bytes',
  lifetime: 'shared',
}
