import { describe, test } from 'vitest'
import { expect } from './expect.ts'
import { flat, freshRun, linear, repeatedRun } from './samples/sample-run.ts'

const matchers = [
  ['toPlateau', []],
  ['toGrowAtMost', ['1 MB/page']],
  ['toKeepItsPace', []],
] as const

describe.each(matchers)('%s() fails either way', (matcher, bounds) => {
  test('for a run that failed', () => {
    const error = 'ValueError: no\n\nTraceback'
    const run = freshRun(linear, { health: { ok: false, atInput: 18, error } })

    for (const call of bothWays(run))
      expect(call).toThrow(/^Cannot judge a run that failed at input 18: ValueError: no\n\nTr/)
  })

  test('for a run that measured nothing', () => {
    const run = repeatedRun(flat, { inputs: 0 })

    for (const call of bothWays(run)) expect(call).toThrow(/^Cannot judge a run that measured nothing\n\nmeasured on/)
  })

  test('for a run whose fresh names never arrived', () => {
    const run = freshRun(flat, { reachedPerInput: 0 })

    for (const call of bothWays(run)) {
      expect(call).toThrow(/^Cannot judge a run whose inputs never arrived: none of /)
    }
  })

  test.each([
    ['a promise that nobody awaited', Promise.resolve(), 'a promise: await measure()'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a gauge', { growth: linear }, 'object'],
    ['text', 'run', 'string'],
  ])('for %s', (_, received, got) => {
    for (const call of bothWays(received)) {
      expect(call).toThrow(`Expected ${matcher} to be given a run that measure() returned, got ${got}`)
    }
  })

  function bothWays(received: unknown): readonly (() => void)[] {
    const run = received as ReturnType<typeof freshRun>
    return [() => expect(run)[matcher](...bounds), () => expect(run).not[matcher](...bounds)]
  }
})
