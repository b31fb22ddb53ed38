import { describe, test } from 'vitest'
import { expect } from './expect.ts'
import { flat, freshRun, gauge, linear, repeatedRun, undecided } from './samples/sample-run.ts'

describe('toGrowAtMost()', () => {
  test('passes where the highest that was measured is within every bound', () => {
    expect(freshRun(linear)).toGrowAtMost('1410 B/page', '70.5 B/name')
    expect(() => expect(freshRun(linear)).not.toGrowAtMost('1410 B/page', '72 B/name')).toThrow(
      /^Wanted more than 1410 B\/page, 72 B\/name, and every bound holds\n\nfresh tags: grows.*[^]*look further: /,
    )
  })

  test('fails where the lowest is above a bound, and names that bound only', () => {
    expect(freshRun(linear)).not.toGrowAtMost('600 B/page')
    expect(() => expect(freshRun(linear)).toGrowAtMost('1 MB/page', '30 B/name')).toThrow(
      /^Allowed at most 30 B\/name, and it holds more\n\nfresh tags: grows.*[^]*look further: /,
    )
  })

  test('holds 0 where the gauge is flat', () => {
    expect(repeatedRun(flat)).toGrowAtMost('0 B/page')
  })

  test.each([
    ['a bound within the measured range', linear, '1 kB/page', 'the bound lies within the measured 0.604-1.41 kB/page'],
    ['growth that is undecided', undecided, '1 kB/page', 'it rose once, near the end'],
    ['a gauge that is missing', flat, '0 names/page', 'the names gauge could not be read here'],
  ] as const)('%s fails either way', (_, growth, bound, because) => {
    const run = freshRun(growth)
    const message = `Cannot judge "${bound}": ${because}\n\n`

    expect(() => expect(run).toGrowAtMost(bound)).toThrow(message)
    expect(() => expect(run).not.toGrowAtMost(bound)).toThrow(message)
  })

  test('one bound that cannot be judged fails either way, whatever the others say', () => {
    const run = freshRun(linear)

    expect(() => expect(run).toGrowAtMost('1 B/page', '1 kB/page')).toThrow(/^Cannot judge "1 kB\/page"/)
    expect(() => expect(run).not.toGrowAtMost('1 B/page', '1 kB/page')).toThrow(/^Cannot judge "1 kB\/page"/)
  })

  test('without a bound, judges by those that the run was measured with', () => {
    const bounds = [{ bound: '600 B/page', outcome: 'broken' }] as const

    expect(() => expect(freshRun(linear, { bounds })).toGrowAtMost()).toThrow(/^Allowed at most 600 B\/page, and/)
    expect(freshRun(linear, { bounds })).toGrowAtMost('1 MB/page')
  })

  test('judges the gauge that the unit names', () => {
    const run = freshRun(linear, {
      gauges: { heap: gauge('B', linear), names: { ...gauge('names', flat), total: 18 } },
    })

    expect(run).toGrowAtMost('0 names/page', '0 names/name')
    expect(run).not.toGrowAtMost('0 B/page')
  })
})

describe('misuse of toGrowAtMost() throws either way', () => {
  test('without a bound', () => {
    const message = 'Expected toGrowAtMost to be given a bound, such as "0 B/page", or atMost in plateau.config.ts'

    expect(() => expect(freshRun(flat)).toGrowAtMost()).toThrow(message)
    expect(() => expect(freshRun(flat)).not.toGrowAtMost()).toThrow(message)
  })

  test('a bound that is negative, which the type lets through', () => {
    expect(() => expect(freshRun(flat)).toGrowAtMost('-3 B/name')).toThrow(/number of 0 or more, got "-3 B\/name"/)
    expect(() => expect(freshRun(flat)).not.toGrowAtMost('-3 B/name')).toThrow(/number of 0 or more, got "-3 B\/name"/)
  })

  test('a unit that is misspelt, which does not compile', () => {
    // @ts-expect-error -- no such unit
    expect(() => expect(freshRun(flat)).toGrowAtMost('3 kb/page')).toThrow(/one of B, kB, .*got "3 kb\/page"/)
    // @ts-expect-error -- no such unit
    expect(() => expect(freshRun(flat)).not.toGrowAtMost('3 name/page')).toThrow(/one of B, kB, .*got "3 name\/page"/)
  })

  test('a bound by name where no names are fresh, which does not compile', () => {
    const message = 'Expected a bound by page for a run without fresh names, got "72 B/name"'

    // @ts-expect-error -- the repeated page has no fresh names
    expect(() => expect(repeatedRun(flat)).toGrowAtMost('72 B/name')).toThrow(message)
    // @ts-expect-error -- the repeated page has no fresh names
    expect(() => expect(repeatedRun(flat)).not.toGrowAtMost('72 B/name')).toThrow(message)
  })
})
