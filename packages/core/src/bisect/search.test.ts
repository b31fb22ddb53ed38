import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Kept } from '../map/kept.ts'
import { search } from './search.ts'

const nothing: Kept = { kind: 'nothing' }
const all: Kept = { kind: 'something', names: { low: 20, high: 20 } }
const half: Kept = { kind: 'something', names: { low: 10, high: 10 } }
const open: Kept = { kind: 'undecided', because: 'no wheel for it' }

describe('search()', () => {
  test('finds where it changes, and says how many are left', async () => {
    const left: number[] = []

    const found = await search(['1', '2', '3', '4', '5', '6'], async (release, remaining) => {
      left.push(remaining)
      return Number(release) < 4 ? all : nothing
    })

    expect(found.first).toEqual({ good: '3', bad: '4', between: [] })
    expect(found.tried).toEqual([
      { lxml: '1', side: 'good' },
      { lxml: '6', side: 'bad' },
      { lxml: '3', side: 'good' },
      { lxml: '4', side: 'bad' },
    ])
    expect(left).toEqual([5, 4, 3, 2])
  })

  test('goes round what is like neither end, and says why that is so', async () => {
    const kept: Record<string, Kept> = { '1': nothing, '2': nothing, '3': open, '4': half, '5': all }

    const found = await search(Object.keys(kept), async (release) => kept[release] ?? nothing)

    expect(found.first).toEqual({ good: '2', bad: '5', between: ['3', '4'] })
    expect(found.tried.filter(({ side }) => side === 'neither')).toEqual([
      { lxml: '3', side: 'neither', because: 'undecided: no wheel for it' },
      { lxml: '4', side: 'neither', because: 'as much is kept as at neither end, or as at both' },
    ])
  })

  test.each<[Kept, Kept, string]>([
    [nothing, nothing, '1 and 3 do not differ: nothing is kept on either'],
    [all, all, '1 and 3 do not differ: as much is kept on both'],
    [nothing, open, '3 is undecided: no wheel for it'],
    [open, open, '1 is undecided: no wheel for it; 3 is undecided: no wheel for it'],
  ])('tries the ends alone where they do not differ: %j, %j', async (good, bad, because) => {
    const found = await search(['1', '2', '3'], async (release) => (release === '1' ? good : bad))

    expect(found).toEqual({
      tried: [
        { lxml: '1', side: 'good' },
        { lxml: '3', side: 'bad' },
      ],
      because,
    })
  })

  test('refuses what has no two ends', async () => {
    await expect(search(['1'], async () => nothing)).rejects.toThrow('Expected two releases or more to search, got 1')
  })

  test('never takes more than it said at first, whatever changes where', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 80 }), async (middle) => {
        const history = [nothing, ...middle.map((grows) => (grows ? all : nothing)), all]
        const left: number[] = []

        const { first } = await search(
          history.map((_, index) => String(index)),
          async (release, remaining) => {
            left.push(remaining)
            return history[Number(release)] ?? open
          },
        )

        expect(left.length).toBeLessThanOrEqual(left[0] ?? 0)
        expect(left).toEqual([...left].toSorted((a, b) => b - a))
        expect(history[Number(first?.good)]).toBe(nothing)
        expect(history[Number(first?.bad)]).toBe(all)
        expect(Number(first?.bad) - Number(first?.good)).toBe(1)
      }),
    )
  })
})
