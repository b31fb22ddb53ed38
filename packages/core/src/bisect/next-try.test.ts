import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextTry, type Side } from './next-try.ts'

describe('nextTry()', () => {
  test('takes the middle, and says how many more it takes', () => {
    expect(nextTry(['good', undefined, undefined, undefined, 'bad'])).toEqual({ kind: 'try', at: 2, left: 2 })
    expect(nextTry(['good', 'good', undefined, undefined, 'bad'])).toEqual({ kind: 'try', at: 2, left: 2 })
    expect(nextTry(['good', undefined, 'bad', undefined, 'bad'])).toEqual({ kind: 'try', at: 1, left: 1 })
  })

  test('has found it where the two are neighbours', () => {
    expect(nextTry(['good', 'bad'])).toEqual({ kind: 'found', good: 0, bad: 1, between: [] })
    expect(nextTry(['good', undefined, 'good', 'bad', undefined, 'bad'])).toEqual({
      kind: 'found',
      good: 2,
      bad: 3,
      between: [],
    })
  })

  test('goes on from one that is neither in the middle of the longest stretch beside it', () => {
    const sides: (Side | undefined)[] = ['good', ...Array.from({ length: 9 }, () => undefined), 'bad']
    sides[5] = 'neither'

    expect(nextTry(sides)).toMatchObject({ kind: 'try', at: 2 })
    expect(nextTry(sides.with(2, 'good'))).toMatchObject({ kind: 'try', at: 7 })
  })

  test('says between which it changes where those between are neither', () => {
    expect(nextTry(['good', 'neither', 'neither', 'bad', undefined, 'bad'])).toEqual({
      kind: 'found',
      good: 0,
      bad: 3,
      between: [1, 2],
    })
  })

  test.each<[string, readonly (Side | undefined)[]]>([
    ['none', []],
    ['one', ['good']],
    ['the wrong way round', ['bad', 'good']],
    ['an open end', ['good', undefined]],
    ['a bad one before a good one', ['good', 'bad', 'good', 'bad']],
  ])('refuses %s', (_, sides) => {
    expect(() => nextTry(sides)).toThrow(/^Expected candidates from good to bad, got /)
  })

  test('finds the one change with no more tries than a binary search takes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), fc.nat(), (length, seed) => {
        const firstBad = 1 + (seed % (length - 1))
        const history = Array.from({ length }, (_, index): Side => (index < firstBad ? 'good' : 'bad'))

        const { tries, found } = search(history)

        expect(found).toEqual({ kind: 'found', good: firstBad - 1, bad: firstBad, between: [] })
        expect(tries).toBeLessThanOrEqual(Math.ceil(Math.log2(length - 1)))
      }),
    )
  })

  test('ends at a change whatever the history, having tried nothing twice, with only what is neither between', () => {
    const side = fc.constantFrom<Side>('good', 'bad', 'neither')
    fc.assert(
      fc.property(fc.array(side, { maxLength: 60 }), (middle) => {
        const history: readonly Side[] = ['good', ...middle, 'bad']

        const { tries, found } = search(history)

        expect(tries).toBeLessThanOrEqual(middle.length)
        expect(history[found.good]).toBe('good')
        expect(history[found.bad]).toBe('bad')
        expect(found.between).toEqual(indexes(found.good + 1, found.bad))
        expect(new Set(found.between.map((index) => history[index]))).toEqual(
          new Set(found.between.length === 0 ? [] : ['neither']),
        )
      }),
    )
  })

  test('leaves a stretch that is neither behind in few steps', () => {
    const history = Array.from({ length: 129 }, (_, index): Side => {
      return index < 40 ? 'good' : index < 90 ? 'neither' : 'bad'
    })

    const { tries, found } = search(history)

    expect(found).toMatchObject({ good: 39, bad: 90 })
    // The 50 that are neither, and no more than twice a binary search of the rest.
    expect(tries - 50).toBeLessThanOrEqual(14)
  })
})

function search(history: readonly Side[]) {
  const sides: (Side | undefined)[] = history.map((side, index) =>
    index === 0 || index === history.length - 1 ? side : undefined,
  )
  for (let tries = 0; ; tries += 1) {
    const next = nextTry(sides)
    if (next.kind === 'found') return { tries, found: next }
    expect(sides[next.at]).toBeUndefined()
    sides[next.at] = history[next.at]
  }
}

function indexes(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
