import { describe, expect, test } from 'vitest'
import { always, leak } from '../corpus/planted.ts'
import { keptIn } from './kept.ts'
import { gauge, sampleGrowing, sampleRefused, sampleRun, sampleUndecided } from './sample-run.ts'

describe('keptIn()', () => {
  test('finds nothing where names and heap are both cleared', () => {
    expect(keptIn(sampleRun())).toEqual({ kind: 'nothing' })
  })

  test('counts the names and gives the range of bytes', () => {
    const kept = keptIn(sampleGrowing())

    expect(kept).toMatchObject({ kind: 'something', names: { low: 20, high: 20 } })
    expect(kept.kind === 'something' && kept.heap !== undefined && kept.heap.low > 200).toBe(true)
  })

  test('keeps a gauge that does not grow beside one that does', () => {
    const bytes = { low: 24, high: 24 }

    expect(keptIn(sampleRun({ heap: leak(1, 0, 24) }))).toEqual({
      kind: 'something',
      names: { low: 0, high: 0 },
      heap: bytes,
    })
  })

  test('knows what grows though the other gauge is undecided', () => {
    const { gauges } = sampleUndecided()
    const kept = keptIn(sampleRun({ gauges: { ...gauges, names: { ...gauge('names', leak(1, 0, 1)), total: 99 } } }))

    expect(kept).toEqual({ kind: 'something', names: { low: 1, high: 1 } })
  })

  test('clears nothing while a gauge is undecided', () => {
    const { gauges } = sampleUndecided()

    expect(keptIn(sampleRun({ gauges: { ...sampleRun().gauges, ...gauges } })).kind).toBe('undecided')
  })

  test('goes by one exact gauge where the other cannot be read, and by none that only approximates', () => {
    const heap = gauge('B', leak(1, 0, 24))

    expect(keptIn(sampleRun({ gauges: { heap } })).kind).toBe('something')
    expect(keptIn(sampleRun({ gauges: { heap: gauge('B', always(0)) } })).kind).toBe('nothing')
    expect(keptIn(sampleRun({ gauges: { heap: { ...heap, exact: false }, resident: heap } }))).toEqual({
      kind: 'undecided',
      because: 'no exact gauge could be read',
    })
  })

  test('judges no run whose fresh names never arrived', () => {
    expect(keptIn(sampleRun({ reachedPerInput: 0 })).kind).toBe('undecided')
  })

  test('tells a page that was refused from a run that failed', () => {
    const error = '\nMemoryError: no room\nand more'

    expect(keptIn(sampleRefused())).toEqual({ kind: 'refused', because: 'XMLSyntaxError: no element found' })
    expect(keptIn(sampleRun({ health: { ok: false, atInput: 17, error, how: 'raised' } }))).toEqual({
      kind: 'failed',
      because: 'MemoryError: no room',
      atInput: 17,
    })
    expect(keptIn(sampleRun({ health: { ok: false, atInput: 1, error, how: 'killed' } })).kind).toBe('failed')
  })
})
