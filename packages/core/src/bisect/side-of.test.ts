import { describe, expect, test } from 'vitest'
import type { Kept } from '../map/kept.ts'
import { differ, sideOf } from './side-of.ts'

const nothing: Kept = { kind: 'nothing' }
const all: Kept = { kind: 'something', names: { low: 20, high: 20 }, heap: { low: 600, high: 1400 } }
const half: Kept = { kind: 'something', names: { low: 10, high: 10 }, heap: { low: 300, high: 700 } }
const undecided: Kept = { kind: 'undecided', because: 'too few inputs' }
const failed: Kept = { kind: 'failed', because: 'MemoryError', atInput: 17 }
const refused: Kept = { kind: 'refused', because: 'XMLSyntaxError' }

describe('sideOf()', () => {
  test.each<[Kept, 'good' | 'bad' | 'neither']>([
    [nothing, 'good'],
    [{ ...all, heap: { low: 650, high: 1500 } }, 'bad'],
    [half, 'neither'],
    [undecided, 'neither'],
    [failed, 'neither'],
  ])('%j', (kept, side) => {
    expect(sideOf(kept, { good: nothing, bad: all })).toBe(side)
  })

  test('takes for neither what is like both', () => {
    const ends = {
      good: { kind: 'something', heap: { low: 59, high: 89 } },
      bad: { kind: 'something', heap: { low: 20, high: 40 } },
    } as const

    expect(sideOf({ kind: 'something', heap: { low: 39, high: 60 } }, ends)).toBe('neither')
  })
})

describe('differ()', () => {
  test.each<[Kept, Kept, boolean]>([
    [nothing, all, true],
    [all, half, true],
    [nothing, failed, true],
    [nothing, refused, true],
    [all, all, false],
    [failed, failed, false],
    [nothing, undecided, false],
    [undecided, all, false],
  ])('%j and %j: %s', (good, bad, told) => {
    expect(differ({ good, bad })).toBe(told)
  })
})
