import { describe, expect, test } from 'vitest'
import type { Gauge } from '../formats/result.ts'
import type { Growth } from '../growth/growth.ts'
import { appliesTo, hold, type Measured } from './hold.ts'

const growing: Growth = { kind: 'linear', perInput: { low: 604, high: 1410 } }
const flat: Growth = { kind: 'flat', perInput: { low: 0, high: 0 }, blindBelow: 2, rarest: 5000 }
const plateau: Growth = { ...flat, kind: 'plateau', ceiling: 900, since: 640 }
const unknown: Growth = { kind: 'undecided', because: 'it leans upwards' }

describe('hold()', () => {
  test.each([
    ['71 B/name', 'holds'],
    ['70.5 B/name', 'holds'],
    ['30 B/name', 'broken'],
    ['30.2 B/name', 'undecided'],
    ['50 B/name', 'undecided'],
    ['1410 B/page', 'holds'],
    ['603 B/page', 'broken'],
    ['0 B/page', 'broken'],
  ] as const)('says of 604-1410 B a page, 20 names each, that %s %s', (bound, outcome) => {
    expect(hold(bound, run(growing)).outcome).toBe(outcome)
  })

  test('gives what was measured by the unit of the bound', () => {
    expect(hold('71 B/name', run(growing))).toEqual({
      bound: '71 B/name',
      outcome: 'holds',
      measured: { low: 30.2, high: 70.5 },
    })
  })

  test('says why a bound within the measured range is undecided', () => {
    expect(hold('1 kB/page', run(growing)).because).toBe('the bound lies within the measured 0.604-1.41 kB/page')
  })

  test.each([flat, plateau])('holds 0 where it is $kind, whatever the floor', (growth) => {
    expect(hold('0 B/page', run(growth))).toEqual({
      bound: '0 B/page',
      outcome: 'holds',
      measured: { low: 0, high: 0 },
    })
  })

  test.each([
    ['2 B/page', 'holds'],
    ['0.1 B/name', 'holds'],
    ['1.9 B/page', 'undecided'],
    ['0.09 B/name', 'undecided'],
  ] as const)('says of a floor of 2 B a page, 20 names each, that %s %s', (bound, outcome) => {
    expect(hold(bound, run(flat)).outcome).toBe(outcome)
  })

  test('says which floor leaves a bound undecided', () => {
    expect(hold('0.09 B/name', run(flat)).because).toBe(
      'it does not grow, as far as can be seen: growth below 0.1 B/name would not show',
    )
  })

  test('passes on why the growth is undecided', () => {
    expect(hold('1 MB/page', run(unknown))).toEqual({
      bound: '1 MB/page',
      outcome: 'undecided',
      because: 'it leans upwards',
    })
  })

  test('is undecided where the gauge is missing', () => {
    expect(hold('0 descriptors/page', run(flat))).toEqual({
      bound: '0 descriptors/page',
      outcome: 'undecided',
      because: 'the descriptors gauge could not be read here',
    })
  })

  test('is undecided where an inexact gauge has no noise to go by', () => {
    const heap = { ...gauge(flat, 'B'), exact: false }

    expect(hold('0 B/page', { freshPerInput: 0, gauges: { heap } }).because).toBe(
      'the heap gauge is not exact here, and no noise was measured for it',
    )
    expect(hold('0 B/page', { freshPerInput: 0, gauges: { heap: { ...heap, noise: 4096 } } }).outcome).toBe('holds')
  })

  test('looks at the gauge that the unit names', () => {
    const names = { ...gauge({ kind: 'linear', perInput: { low: 20, high: 20 } }, 'names'), total: 400 }
    const both: Measured = { freshPerInput: 20, gauges: { heap: gauge(flat, 'B'), names } }

    expect(hold('0 names/page', both)).toMatchObject({ outcome: 'broken', measured: { low: 20, high: 20 } })
    expect(hold('1 names/name', both)).toMatchObject({ outcome: 'holds', measured: { low: 1, high: 1 } })
    expect(hold('0 B/page', both)).toMatchObject({ outcome: 'holds' })
  })

  test('refuses a bound by name where no names are fresh', () => {
    expect(() => hold('0 B/name', run(flat, 0))).toThrow(
      'Expected a bound by page for a run without fresh names, got "0 B/name"',
    )
  })

  test('refuses a bound that cannot be read', () => {
    expect(() => hold('-3 B/name', run(flat))).toThrow('Expected a bound to begin with a number of 0 or more')
  })
})

describe('appliesTo()', () => {
  test('needs fresh names for a bound by name, and nothing for one by page', () => {
    expect(appliesTo('0 B/name', run(flat, 0))).toBe(false)
    expect(appliesTo('0 B/name', run(flat, 1))).toBe(true)
    expect(appliesTo('0 B/page', run(flat, 0))).toBe(true)
  })
})

function run(growth: Growth, freshPerInput = 20): Measured {
  return { freshPerInput, gauges: { heap: gauge(growth, 'B') } }
}

function gauge<Unit extends string>(growth: Growth, unit: Unit): Gauge<Unit> {
  return { unit, exact: true, noise: 0, growth, readings: [] }
}
