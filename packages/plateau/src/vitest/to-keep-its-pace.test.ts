import type { Pace } from '@plateau/core'
import { describe, test } from 'vitest'
import { expect } from './expect.ts'
import { flat, gauge, repeatedRun } from './samples/sample-run.ts'

describe('toKeepItsPace()', () => {
  test('passes where inputs take as long at the end as early on', () => {
    const run = paced({ kind: 'steady' })

    expect(run).toKeepItsPace()
    expect(() => expect(run).not.toKeepItsPace()).toThrow(
      /^Wanted inputs to take longer and longer, and they keep their pace\n\nthe repeated page: [^]*look further: /,
    )
  })

  test('fails where they take longer and longer, and says how much', () => {
    const run = paced({ kind: 'slowing', factor: 3.14 })

    expect(run).not.toKeepItsPace()
    expect(() => expect(run).toKeepItsPace()).toThrow(
      /^Wanted inputs to keep their pace, and they take 3\.1 times as long at the end\n\nthe repeated page: [^]*look further: /,
    )
  })

  test('a pace that is undecided fails either way', () => {
    const run = paced({ kind: 'undecided', because: '64 inputs are too few' })

    expect(() => expect(run).toKeepItsPace()).toThrow(/^Cannot judge its pace: 64 inputs are too few\n\n/)
    expect(() => expect(run).not.toKeepItsPace()).toThrow(/^Cannot judge its pace: 64 inputs are too few\n\n/)
  })

  test('a run whose CPU time was not read fails either way', () => {
    const run = repeatedRun(flat)

    expect(() => expect(run).toKeepItsPace()).toThrow(/^Cannot judge the pace of a run whose CPU time was not read\n\n/)
    expect(() => expect(run).not.toKeepItsPace()).toThrow(/^Cannot judge the pace of a run/)
  })
})

function paced(pace: Pace) {
  return repeatedRun(flat, { gauges: { heap: gauge('B', flat), cpu: { unit: 'us', pace, readings: [] } } })
}
