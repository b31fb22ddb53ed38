import { describe, expect, test } from 'vitest'
import { leak } from '../corpus/planted.ts'
import type { Run } from '../formats/result.ts'
import { sampleGrowing, sampleRefused, sampleRun, sampleUndecided } from '../map/sample-run.ts'
import { rowName } from '../map/row-name.ts'
import { baselineVersion, emptyBaseline, holdToBaseline, updatedBaseline } from './baseline.ts'

const grows = updatedBaseline(emptyBaseline, [sampleGrowing()])
const keepsNothing = updatedBaseline(emptyBaseline, [sampleRun()])

describe('holdToBaseline()', () => {
  test('finds a run the same as itself', () => {
    for (const run of [sampleRun(), sampleGrowing(), sampleUndecided(), sampleRefused()]) {
      expect(holdToBaseline(updatedBaseline(emptyBaseline, [run]), run)).toEqual({ kind: 'same' })
    }
  })

  test('says by how much a run got worse or better', () => {
    expect(holdToBaseline(keepsNothing, sampleGrowing())).toEqual({
      kind: 'worse',
      change: { kind: 'more', gauge: 'names', before: { low: 0, high: 0 }, after: { low: 20, high: 20 } },
    })
    expect(holdToBaseline(grows, sampleGrowing({ names: leak(1, 0, 21) })).kind).toBe('worse')
    expect(holdToBaseline(grows, sampleGrowing({ names: leak(1, 0, 19) })).kind).toBe('better')
    expect(holdToBaseline(grows, sampleRun()).kind).toBe('better')
  })

  test('fails on one leaked byte a page', () => {
    expect(holdToBaseline(keepsNothing, sampleRun({ heap: leak(1, 0, 1) })).kind).toBe('worse')
  })

  test('takes a run without a verdict for neither', () => {
    expect(holdToBaseline(keepsNothing, sampleUndecided()).kind).toBe('unclear')
    expect(holdToBaseline(grows, sampleRefused()).kind).toBe('unclear')
  })

  test('is not content with names where bytes were judged before', () => {
    const { names } = sampleGrowing().gauges
    const open = { growth: { kind: 'undecided', because: 'too few' }, unit: 'B', exact: true, noise: 0 } as const

    expect(holdToBaseline(keepsNothing, withoutHeap(sampleRun())).kind).toBe('unclear')
    expect(holdToBaseline(grows, withoutHeap(sampleGrowing())).kind).toBe('unclear')
    expect(holdToBaseline(grows, withoutHeap(sampleRun())).kind).toBe('unclear')
    expect(
      holdToBaseline(grows, sampleGrowing({ gauges: { ...(names && { names }), heap: { ...open, readings: [] } } }))
        .kind,
    ).toBe('unclear')
    // More names are more, whatever else could be read.
    expect(holdToBaseline(keepsNothing, withoutHeap(sampleGrowing())).kind).toBe('worse')
  })

  test('calls new what the baseline does not hold for that release of both libraries', () => {
    const versions = { python: '3.11.7', lxml: '6.1.3' }

    expect(holdToBaseline(grows, sampleRun({ lxml: '6.1.4' }))).toEqual({ kind: 'new' })
    expect(holdToBaseline(grows, sampleRun({ variation: 'ids' }))).toEqual({ kind: 'new' })
    expect(holdToBaseline(grows, sampleRun({ versions: { ...versions, libxml2: '2.15.0' } }))).toEqual({ kind: 'new' })
    expect(holdToBaseline(grows, sampleRun({ versions }))).toEqual({ kind: 'new' })
  })

  test('does not ask which Python it was', () => {
    const versions = { python: '3.13.0', lxml: '6.1.3', libxml2: '2.14.6' }

    expect(holdToBaseline(grows, sampleGrowing({ versions }))).toEqual({ kind: 'same' })
  })
})

describe('updatedBaseline()', () => {
  test('puts in what was measured and leaves the rest', () => {
    const before = updatedBaseline(emptyBaseline, [sampleGrowing(), sampleGrowing({ lxml: '5.4.0' })])
    const after = updatedBaseline(before, [sampleRun(), sampleRun({ variation: 'ids' })])

    expect(Object.keys(after.versions)).toEqual(['lxml 6.1.3, libxml2 2.14.6', 'lxml 5.4.0, libxml2 2.14.6'])
    expect(after.versions['lxml 5.4.0, libxml2 2.14.6']).toEqual(before.versions['lxml 5.4.0, libxml2 2.14.6'])
    expect(holdToBaseline(after, sampleRun())).toEqual({ kind: 'same' })
    expect(holdToBaseline(after, sampleRun({ variation: 'ids' }))).toEqual({ kind: 'same' })
    expect(holdToBaseline(before, sampleRun()).kind).toBe('better')
  })

  test('keeps three digits of bytes, and every name', () => {
    const run = sampleRun({ heap: leak(1, 0, 12_345), names: leak(1, 0, 12_345) })

    expect(updatedBaseline(emptyBaseline, [run]).versions['lxml 6.1.3, libxml2 2.14.6']?.[rowName(run)]).toEqual({
      kind: 'something',
      names: { low: 12_345, high: 12_345 },
      heap: { low: 12_300, high: 12_300 },
    })
  })

  test('holds nothing of a callable, which no release stands for', () => {
    const run = sampleRun({ subject: { kind: 'callable', call: 'crawler:parse' }, versions: { python: '3.13.0' } })

    expect(updatedBaseline(emptyBaseline, [run])).toEqual(emptyBaseline)
  })
})

test('baselineVersion() needs both libraries', () => {
  expect(baselineVersion({ python: '3.11.7', lxml: '6.1.3', libxml2: '2.14.6' })).toBe('lxml 6.1.3, libxml2 2.14.6')
  expect(baselineVersion({ python: '3.11.7', lxml: '6.1.3' })).toBeUndefined()
})

function withoutHeap(run: Run): Run {
  const { names } = run.gauges
  return { ...run, gauges: { ...(names && { names }) } }
}
