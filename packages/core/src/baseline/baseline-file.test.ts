import { describe, expect, test } from 'vitest'
import { always } from '../corpus/planted.ts'
import { gauge, sampleGrowing, sampleRefused, sampleRun, sampleUndecided } from '../map/sample-run.ts'
import { emptyBaseline, updatedBaseline } from './baseline.ts'
import { BaselineError, formatBaseline, parseBaseline } from './baseline-file.ts'

const failed = { ok: false, atInput: 17, error: 'The child was killed by SIGSEGV', how: 'killed' } as const
const range = { low: 604, high: 1410 }
const steps = { kind: 'staircase', perInput: range, lastStep: { at: 2048, size: 9000 }, nextStepAt: 4100 } as const

const baseline = updatedBaseline(emptyBaseline, [
  sampleRun({ gauges: { heap: { ...gauge('B', always(0)), growth: steps } }, lxml: '10.0.0' }),
  sampleRun({ lxml: '6.1.3' }),
  sampleGrowing({ lxml: '6.1.3', variation: 'ids' }),
  sampleUndecided({ lxml: '6.1.3', variation: 'entities' }),
  sampleRefused({ lxml: '6.1.3', variation: 'namespaces' }),
  sampleRun({ lxml: '6.1.3', variation: 'long-names', health: failed }),
])

describe('formatBaseline()', () => {
  test('writes a row a line, releases and rows in order', () => {
    const few = updatedBaseline(emptyBaseline, [
      sampleRun({ gauges: { heap: { ...gauge('B', always(0)), growth: steps } }, lxml: '10.0.0' }),
      sampleRun({ setting: { options: { huge_tree: true } } }),
      sampleRun(),
    ])

    expect(formatBaseline(few)).toBe(`{
  "schema": "plateau.baseline/1",
  "versions": {
    "lxml 6.1.3, libxml2 2.14.6": {
      "minimal tags:20 html fromstring bytes shared": 0,
      "minimal tags:20 html huge_tree=true fromstring bytes shared": 0
    },
    "lxml 10.0.0, libxml2 2.14.6": {
      "minimal tags:20 html fromstring bytes shared": {"heap":[604,1410]}
    }
  }
}
`)
  })

  test('writes the same whatever order it was filled in', () => {
    const [a, b] = [sampleRun(), sampleGrowing({ variation: 'ids' })]

    expect(formatBaseline(updatedBaseline(emptyBaseline, [a, b]))).toBe(
      formatBaseline(updatedBaseline(emptyBaseline, [b, a])),
    )
  })
})

describe('parseBaseline()', () => {
  test('reads what was written, of every kind', () => {
    expect(parseBaseline(formatBaseline(baseline))).toEqual(baseline)
    expect(parseBaseline(formatBaseline(emptyBaseline))).toEqual(emptyBaseline)
  })

  test.each([
    ['no JSON', '{', /^Expected a baseline as JSON, got: /],
    ['another schema', '{"schema": "plateau.result/1", "versions": {}}', /^Expected a baseline of the schema/],
    ['no versions', '{"schema": "plateau.baseline/1"}', /^Expected a baseline of the schema/],
    [
      'no rows',
      '{"schema": "plateau.baseline/1", "versions": {"lxml 6": 3}}',
      /^Expected rows under "lxml 6", got number/,
    ],
    [
      'a row of nothing',
      '{"schema": "plateau.baseline/1", "versions": {"6": {"a": {}}}}',
      /^Expected what "a" keeps, got {}/,
    ],
    ['a figure', '{"schema": "plateau.baseline/1", "versions": {"6": {"a": 1}}}', /^Expected what "a" keeps, got 1/],
    ['half a range', '{"schema": "plateau.baseline/1", "versions": {"6": {"a": {"heap": [1]}}}}', /^Expected what "a"/],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseBaseline(text)).toThrow(BaselineError)
    expect(() => parseBaseline(text)).toThrow(message)
  })

  test('keeps the cause where the text is no JSON', () => {
    expect(() => parseBaseline('{')).toThrow(expect.objectContaining({ cause: expect.any(SyntaxError) as SyntaxError }))
  })
})
