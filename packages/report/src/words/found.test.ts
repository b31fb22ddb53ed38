import type { Bisect } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { sampleCleared, sampleGrowing } from '../samples/sample-runs.ts'
import { foundInWords } from './found.ts'

const good = sampleGrowing('tags', { versions: { python: '3.11.7', lxml: '5.4.0', libxml2: '2.13.8' } })
const bad = sampleCleared('tags', { versions: { python: '3.11.7', lxml: '6.0.0', libxml2: '2.14.4' } })
const found: Bisect = {
  good: '4.9.4',
  bad: '6.1.3',
  among: 22,
  tried: [
    { lxml: '4.9.4', side: 'good' },
    { lxml: '6.1.3', side: 'bad' },
  ],
  first: { good: '5.4.0', bad: '6.0.0', between: [] },
  notes: [],
}

describe('foundInWords()', () => {
  test('says what changes, what else does, and that it is one change', () => {
    expect(foundInWords(found, [good, bad])).toEqual([
      '5.4.0 -> 6.0.0: fresh tags, 1 name kept a name -> 0 (better)',
      'libxml2 changes too: 2.13.8 -> 2.14.4.',
      '2 releases of 22 tried: if it changes more than once, this is one of the changes.',
    ])
  })

  test('says that an older Python may be why, and that libxml2 cannot', () => {
    const older = { ...good, versions: { python: '2.7.18', lxml: '5.4.0', libxml2: '2.14.4' } }

    expect(foundInWords(found, [older, bad]).slice(1, 3)).toEqual([
      'libxml2 is the same: 2.14.4.',
      'Python changes too: 2.7.18 -> 3.11.7; --python names one for both.',
    ])
  })

  test('says between which it changes where that could not be told, and what else a reader must know', () => {
    const said = foundInWords(
      {
        ...found,
        first: { good: '5.4.0', bad: '6.0.0', between: ['5.4.1', '5.4.2'] },
        notes: ['The package index was silent'],
      },
      [good, bad],
    )

    expect(said).toContain('It may change at 5.4.1 or 5.4.2 already, which could not be told.')
    expect(said.at(-1)).toBe('The package index was silent.')
  })

  test('says why there was nothing to search for', () => {
    const { first: _, ...same } = found

    expect(foundInWords({ ...same, because: 'both keep nothing' }, [])).toEqual([
      'Nothing to search for: both keep nothing.',
    ])
  })
})
