import { describe, expect, test } from 'vitest'
import { worseThan } from './floor.ts'
import { type Marks, type Row, rowOf, type Score, type Scores } from './score.ts'

const hurried = "plateau, psleak's time"
const found = { leak: row({ found: 5 }), cache: row({ cleared: 5 }) }

describe('worseThan()', () => {
  test('says nothing of the same figures, and nothing of better ones', () => {
    const floor = { leak: row({ found: 4, undecided: 1 }) }

    expect(worseThan(floor, floor)).toEqual([])
    expect(worseThan(floor, { leak: row({ found: 5 }) })).toEqual([])
  })

  test('says which figure is worse, and by how much', () => {
    const now = { ...found, leak: row({ found: 3, undecided: 1, missed: 1 }, 'plateau, 1 s') }

    expect(worseThan(found, now)).toEqual([
      'plateau, 1 s: leak: 1 missed, were 0',
      'plateau, 1 s: leak: 3 found or cleared, were 5',
    ])
  })

  test('lets one run in five turn undecided, and no more', () => {
    const now = (marks: Marks): Scores => ({ ...found, cache: row(marks, 'plateau, 5 s') })

    expect(worseThan(found, now({ cleared: 4, undecided: 1 }))).toEqual([])
    expect(worseThan(found, now({ cleared: 3, undecided: 2 }))).toEqual([
      'plateau, 5 s: cache: 3 found or cleared, were 5',
    ])
  })

  test("lets a tenth of the answers at psleak's own time turn undecided, but none accused", () => {
    const now = (marks: Marks): Scores => ({ ...found, cache: row(marks, hurried) })

    expect(worseThan(found, now({ cleared: 4, undecided: 1 }))).toEqual([])
    expect(worseThan(found, now({ cleared: 3, undecided: 2 }))).toEqual([`${hurried}: 8 found or cleared, were 10`])
    expect(worseThan(found, now({ cleared: 4, accused: 1 }))).toEqual([`${hurried}: cache: 1 accused, were 0`])
  })

  test('holds only what was measured, and only against what is known', () => {
    const { leak } = found

    expect(worseThan(found, { leak })).toEqual([])
    expect(worseThan({ leak }, { leak, other: row({ missed: 5 }) })).toEqual([])
  })

  test('does not answer for the others', () => {
    const missed = { ...found, leak: row({ missed: 5 }, 'psleak') }

    expect(worseThan(found, missed)).toEqual([])
  })
})

/** The marks in one column or, if none is named, in all; five good ones in the others. */
function row(marks: Marks, only?: string): Row {
  const good: Marks = 'cleared' in marks ? { cleared: 5 } : { found: 5 }
  return rowOf((column) => score(only === undefined || only === column ? marks : good))
}

function score(marks: Marks): Score {
  return { marks, often: { runs: 0, found: 0 }, inputs: 16_320, ms: 50, because: [] }
}
