import { describe, expect, test } from 'vitest'
import { changeFrom } from './change.ts'
import type { Kept } from './kept.ts'

const nothing: Kept = { kind: 'nothing' }
const undecided: Kept = { kind: 'undecided', because: 'too few inputs' }
const refused: Kept = { kind: 'refused', because: 'no element found' }
const failed: Kept = { kind: 'failed', because: 'SIGSEGV', atInput: 17 }
const names = (low: number, high = low): Kept => ({ kind: 'something', names: { low, high } })
const heap = (low: number, high = low): Kept => ({ kind: 'something', heap: { low, high } })

describe('changeFrom()', () => {
  test('compares names exactly', () => {
    expect(changeFrom(names(20), names(20))).toEqual({ kind: 'same' })
    expect(changeFrom(names(20), names(21))).toEqual({
      kind: 'more',
      gauge: 'names',
      before: { low: 20, high: 20 },
      after: { low: 21, high: 21 },
    })
    expect(changeFrom(names(20), names(19)).kind).toBe('less')
  })

  test('lets bytes lie a quarter apart, and no more', () => {
    expect(changeFrom(heap(400, 800), heap(1000, 1200))).toEqual({ kind: 'same' })
    expect(changeFrom(heap(400, 800), heap(1001, 1200)).kind).toBe('more')
    expect(changeFrom(heap(1000, 1200), heap(400, 800))).toEqual({ kind: 'same' })
    expect(changeFrom(heap(1001, 1200), heap(400, 800)).kind).toBe('less')
  })

  test('takes names before bytes', () => {
    const before: Kept = { kind: 'something', names: { low: 1, high: 1 }, heap: { low: 500, high: 900 } }
    const after: Kept = { kind: 'something', names: { low: 2, high: 2 }, heap: { low: 50, high: 90 } }

    expect(changeFrom(before, after)).toMatchObject({ kind: 'more', gauge: 'names' })
  })

  test.each([
    ['names', names(20)],
    ['bytes', heap(604, 1410)],
    ['bytes whose range begins at nothing', heap(0, 1410)],
    ['names beside bytes', { kind: 'something', names: { low: 1, high: 1 }, heap: { low: 0, high: 0 } }],
  ] as const)('never takes nothing and %s for the same', (_, something) => {
    expect(changeFrom(nothing, something).kind).toBe('more')
    expect(changeFrom(something, nothing).kind).toBe('less')
  })

  test('tells by which gauge something came', () => {
    const bytesAlone: Kept = { kind: 'something', names: { low: 0, high: 0 }, heap: { low: 24, high: 24 } }

    expect(changeFrom(nothing, bytesAlone)).toMatchObject({ gauge: 'heap', after: { low: 24, high: 24 } })
  })

  test('does not call the same what no gauge shows on both sides', () => {
    expect(changeFrom(names(20), heap(604, 1410))).toEqual({
      kind: 'other',
      because: 'no gauge was judged on both sides',
    })
  })

  test('says what stands on each side where one has no figures', () => {
    expect(changeFrom(refused, nothing)).toEqual({
      kind: 'other',
      because: 'refused (no element found) before, nothing kept now',
    })
    expect(changeFrom(names(20), failed)).toEqual({
      kind: 'other',
      because: 'something kept before, failed at input 17 (SIGSEGV) now',
    })
    expect(changeFrom(nothing, undecided).kind).toBe('other')
  })

  test('finds no change between two of a kind', () => {
    for (const kept of [nothing, undecided, refused, failed]) expect(changeFrom(kept, kept)).toEqual({ kind: 'same' })
  })
  test('tells a limit that is met much earlier from one that is met about where it was', () => {
    expect(changeFrom(brokenAt(1000), brokenAt(1100))).toEqual({ kind: 'same' })
    expect(changeFrom(brokenAt(1000), brokenAt(500))).toEqual({
      kind: 'other',
      because: 'failed at input 1000 (MemoryError) before, failed at input 500 (MemoryError) now',
    })
  })
})

function brokenAt(atInput: number): Kept {
  return { kind: 'failed', because: 'MemoryError', atInput }
}
