import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { growthOf } from '../growth/growth-of.ts'
import { type Reading, type Series, series } from '../readings/series.ts'
import { families, type Truth } from './families.ts'
import { type Floors, fullLength, planted, stoppedAnywhere } from './floors.ts'
import { read } from './planted.ts'
import { count, isLeak, labelOf, printed, type Scores, seldom } from './score.ts'

interface Measured {
  readonly name: string
  readonly truth: Truth
  readonly every?: number
  readonly inputs: readonly number[]
  readonly change: readonly number[]
}

const measured = readFileSync(new URL('../../corpus/measured.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Measured)

describe('growthOf() on the measured series', () => {
  test('judges them at their full length', () => {
    const scores: Scores = {}
    for (const one of measured) {
      const whole = seriesOf(one)
      count(scores, labelFor(one, lastInput(whole)), growthOf(whole))
    }

    expectAtLeast(scores, fullLength)
  })

  test('judges them wherever within the last factor of four they are stopped', () => {
    const scores: Scores = {}
    for (const one of measured) {
      for (const stopped of stops(seriesOf(one))) {
        count(scores, labelFor(one, lastInput(stopped)), growthOf(stopped))
      }
    }

    expectAtLeast(scores, stoppedAnywhere)
  })

  test('calls every vocabulary sublinear, whatever holds it', () => {
    const vocabularies = measured.filter(({ truth }) => truth === 'sublinear')

    expect(vocabularies.filter((one) => growthOf(seriesOf(one)).kind !== 'sublinear').map(({ name }) => name)).toEqual(
      [],
    )
  })

  test('never contradicts itself within the last factor of four', () => {
    const contradictions = measured.filter((one) => {
      const often = stops(seriesOf(one)).filter((stopped) => labelFor(one, lastInput(stopped)) !== seldom)
      const kinds = often.map((stopped) => growthOf(stopped).kind)
      const growing = kinds.some((kind) => kind === 'linear' || kind === 'staircase' || kind === 'sublinear')
      return growing && kinds.some((kind) => kind === 'flat' || kind === 'plateau')
    })

    expect(contradictions.map(({ name }) => name)).toEqual([])
  })
})

describe('growthOf() on planted families', () => {
  test.each(planted)('judges them after $inputs inputs', ({ inputs, floors }) => {
    const scores: Scores = {}
    for (const seed of [1, 2, 3]) {
      for (const process of families(seed * 104_729 + inputs)) {
        // A cache that is still filling is what a leak looks like: no rule can know.
        if (process.fullAt !== undefined && process.fullAt > inputs / 2) continue
        const readings = read(process.held, inputs)
        count(scores, labelOf(process.truth, lastInput(readings) / (process.every ?? 1)), growthOf(readings))
      }
    }

    expectAtLeast(scores, floors)
  })
})

function seriesOf({ inputs, change }: Measured): Series {
  return series(inputs.map((at, index): Reading => [at, change[index] ?? Number.NaN]))
}

function stops(whole: Series): readonly Series[] {
  const last = lastInput(whole)
  return whole.flatMap(([at], index) => (at >= last / 4 ? [series(whole.slice(0, index + 1))] : []))
}

function lastInput(readings: Series): number {
  return readings.at(-1)?.[0] ?? 0
}

function labelFor({ truth, every = 1 }: Measured, inputs: number): string {
  return labelOf(truth, inputs / every)
}

function expectAtLeast(scores: Scores, floors: Floors): void {
  const table = printed(scores)
  expect(Object.keys(scores).toSorted(), table).toEqual(Object.keys(floors).toSorted())
  for (const [label, floor] of Object.entries(floors)) {
    const { growing = 0, cleared = 0 } = scores[label] ?? {}
    const [right, wrong] = isLeak(label) ? [growing, cleared] : [cleared, growing]
    expect(right, `${label}: answered rightly\n\n${table}`).toBeGreaterThanOrEqual(floor.right)
    expect(wrong, `${label}: answered wrongly\n\n${table}`).toBeLessThanOrEqual(floor.wrong)
  }
}
