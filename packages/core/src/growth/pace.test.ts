import { describe, expect, test } from 'vitest'
import { chance, read } from '../corpus/planted.ts'
import { type Series, series } from '../readings/series.ts'
import { paceOf } from './pace.ts'

describe('paceOf()', () => {
  test('calls a level cost with jitter and bursts steady, whatever the chance', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = chance(seed)
      const jitter = (input: number) => 100 * (0.7 + 0.6 * random()) * (input % 97 === 0 ? 5 : 1)

      expect(paceOf(spending(jitter, 16_320)).kind).toBe('steady')
    }
  })

  test('finds the slowing of a hash table that has stopped growing', () => {
    // lxml 4.9.4, fresh names in XML: 66 us a page at first, about 1,600 us after 100,000 pages.
    for (let seed = 1; seed <= 50; seed++) {
      const random = chance(seed)
      const pace = paceOf(spending((input) => (66 + (input * 1534) / 100_000) * (0.7 + 0.6 * random()), 16_320))

      expect(pace).toEqual({ kind: 'slowing', factor: expect.any(Number) })
      if (pace.kind === 'slowing') expect(pace.factor).toBeCloseTo((66 + 12_240 * 0.01534) / (66 + 770 * 0.01534), -0.5)
    }
  })

  test('takes no account of a slow start', () => {
    expect(paceOf(spending((input) => (input < 500 ? 300 : 100), 16_320)).kind).toBe('steady')
  })

  test('does not take a machine that was busy in the last doubling for slowing', () => {
    expect(paceOf(spending((input) => (input > 9000 ? 250 : 100), 16_320))).toEqual({
      kind: 'undecided',
      because:
        'late inputs took 2.50 times as long as early ones, but not throughout the last two doublings: the machine may have been busy',
    })
  })

  test.each([600, 1000, 2000, 3000, 4000, 5000])(
    'does not take another process, on the same core from input %s on, for slowing',
    (since) => {
      for (let seed = 1; seed <= 20; seed++) {
        const random = chance(seed)
        const shared = (input: number) => (input > since ? 1.8 : 1) * 19 * (0.95 + 0.1 * random())

        expect(paceOf(spending(shared, 16_320)).kind).not.toBe('slowing')
      }
    },
  )

  test('says that the time rose at once and no further', () => {
    expect(paceOf(spending((input) => (input > 2500 ? 180 : 100), 16_320))).toEqual({
      kind: 'undecided',
      because:
        'late inputs took 1.80 times as long as early ones, and no longer than those of the doubling before: another process may have come to share the core',
    })
  })

  test('finds a slowing that is slight as long as it goes on', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = chance(seed)
      const slight = (input: number) => (100 + input / 150) * (0.95 + 0.1 * random())

      expect(paceOf(spending(slight, 16_320)).kind).toBe('slowing')
    }
  })

  test.each([20, 50, 100, 200, 400, 700, 1000, 1365, 2000])(
    'never takes heavy work once in %s inputs for slowing',
    (every) => {
      for (const inputs of [1000, 4096, 16_320, 32_640]) {
        for (const phase of [0, 0.3, 0.7]) {
          const heavy = (input: number) => ((input + Math.floor(phase * every)) % every === 0 ? 60_000 : 100)

          expect(paceOf(spending(heavy, inputs)).kind).not.toBe('slowing')
        }
      }
    },
  )

  test('says of heavy work once in many inputs that it came in bursts', () => {
    expect(paceOf(spending((input) => (input % 1000 === 0 ? 60_000 : 100), 16_320))).toEqual({
      kind: 'undecided',
      because:
        'its time comes in bursts that late readings hold and early ones miss: 1.58 times as long by the median, 1.19 times by the mean',
    })
  })

  test('says how much slower late inputs were where that is too little to tell', () => {
    expect(paceOf(spending((input) => 100 + input / 300, 16_320))).toEqual({
      kind: 'undecided',
      because: 'late inputs took 1.34 times as long as early ones, too little to tell',
    })
  })

  test.each([
    ['no readings', series([]), '0 inputs are too few to compare early ones with late ones'],
    ['few inputs', spending(() => 100, 32), '32 inputs are too few to compare early ones with late ones'],
    ['no time spent', spending(() => 0, 4096), 'early inputs took less processor time than the clock can tell'],
  ])('is undecided on %s', (_, readings, because) => {
    expect(paceOf(readings)).toEqual({ kind: 'undecided', because })
  })
})

function spending(cost: (input: number) => number, inputs: number): Series {
  let spent = 0
  return read((input) => (spent += cost(input)), inputs)
}
