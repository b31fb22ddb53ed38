import { describe, expect, test } from 'vitest'
import { leak } from '../corpus/planted.ts'
import { adviceFor, recycleAt } from './advice.ts'
import { sampleGrowing, sampleRefused, sampleRun, sampleUndecided } from './sample-run.ts'

const thread = { lifetime: 'thread' } as const
const huge = { options: { huge_tree: true } } as const

describe('adviceFor()', () => {
  test('parts what bounds a run from what lessens it and what changes nothing', () => {
    const among = [
      sampleRun({ setting: thread }),
      sampleRun({ lxml: '7.0.0b1' }),
      sampleGrowing({ setting: { entry: 'feed', as: 'str' }, names: leak(1, 0, 4) }),
      sampleGrowing({ setting: huge }),
    ]

    expect(adviceFor(sampleGrowing(), among)).toMatchObject({
      run: 'sample',
      bounding: [
        { in: 'lifetime', lifetime: 'thread' },
        { in: 'lxml', lxml: '7.0.0b1' },
      ],
      lessening: [{ in: 'entry', entry: 'feed', as: 'str' }],
      idle: [{ in: 'option', option: 'huge_tree', value: true }],
    })
  })

  test('gives none for a run that does not grow, or is not known to', () => {
    const among = [sampleRun({ setting: thread })]

    for (const run of [sampleRun(), sampleUndecided(), sampleRefused()]) expect(adviceFor(run, among)).toBeUndefined()
  })

  test('takes no run for evidence that differs in more than one thing, or in what it was given', () => {
    const among = [
      sampleRun({ setting: { ...thread, ...huge } }),
      sampleRun({ setting: thread, lxml: '7.0.0b1' }),
      sampleRun({ setting: { parser: 'xml' }, lxml: '7.0.0b1' }),
      sampleRun({ setting: { parser: 'xml' } }),
      sampleRun({ setting: thread, variation: 'ids' }),
      sampleRun({ setting: thread, page: 'other' }),
      sampleRun({ setting: thread, freshPerInput: 3 }),
      sampleGrowing(),
    ]

    expect(adviceFor(sampleGrowing(), among)).toMatchObject({ bounding: [], lessening: [], idle: [], open: [] })
  })

  test('tells what is undecided from what does not help, and takes a page that was refused for no evidence', () => {
    const among = [sampleUndecided({ setting: thread }), sampleRefused({ setting: huge })]

    expect(adviceFor(sampleGrowing(), among)).toMatchObject({
      bounding: [],
      lessening: [],
      idle: [],
      open: [{ in: 'lifetime', lifetime: 'thread' }],
    })
  })

  test('counts iterparse, which makes a parser a page, as one difference', () => {
    const iterparse = { entry: 'iterparse', lifetime: 'page' } as const

    expect(adviceFor(sampleGrowing(), [sampleRun({ setting: iterparse })])?.bounding).toEqual([
      { in: 'entry', entry: 'iterparse', as: 'bytes' },
    ])
    expect(adviceFor(sampleGrowing({ setting: iterparse }), [sampleRun()])?.bounding).toEqual([
      { in: 'entry', entry: 'fromstring', as: 'bytes' },
    ])
  })

  test('tells an option left out from one that is None', () => {
    const none = { options: { huge_tree: null } }

    expect(adviceFor(sampleGrowing({ setting: huge }), [sampleRun()])?.bounding).toEqual([
      { in: 'option', option: 'huge_tree' },
    ])
    expect(adviceFor(sampleGrowing({ setting: huge }), [sampleRun({ setting: none })])?.bounding).toEqual([
      { in: 'option', option: 'huge_tree', value: null },
    ])
  })

  test('says after how many pages a process is to be replaced, from the rate of its heap', () => {
    const steady = sampleRun({ heap: leak(1, 0, 1000) })

    expect(adviceFor(steady, [])?.recycleAfter).toEqual({ low: recycleAt / 1000, high: recycleAt / 1000 })
  })

  test('does not say so where the rate is not known', () => {
    const { names } = sampleGrowing().gauges

    expect(adviceFor(sampleRun({ gauges: { ...(names && { names }) } }), [])).not.toHaveProperty('recycleAfter')
  })
})
