import { describe, expect, test } from 'vitest'
import { BoundError, parseBound } from './parse-bound.ts'

describe('parseBound()', () => {
  test.each([
    ['72 B/name', { gauge: 'heap', limit: 72, per: 'name' }],
    ['0 B/page', { gauge: 'heap', limit: 0, per: 'page' }],
    ['1.5 kB/page', { gauge: 'heap', limit: 1500, per: 'page' }],
    ['2 MB/page', { gauge: 'heap', limit: 2_000_000, per: 'page' }],
    ['1 KiB/page', { gauge: 'heap', limit: 1024, per: 'page' }],
    ['1 MiB/page', { gauge: 'heap', limit: 1_048_576, per: 'page' }],
    ['1e3 B/page', { gauge: 'heap', limit: 1000, per: 'page' }],
    ['  3 names/page ', { gauge: 'names', limit: 3, per: 'page' }],
    ['0 objects/page', { gauge: 'objects', limit: 0, per: 'page' }],
    ['0.1 descriptors/name', { gauge: 'descriptors', limit: 0.1, per: 'name' }],
  ])('reads %j', (text, parsed) => {
    expect(parseBound(text)).toEqual(parsed)
  })

  test.each([
    ['', 'shape'],
    ['72', 'shape'],
    ['72B/name', 'shape'],
    ['72 B', 'shape'],
    ['-3 B/name', 'amount'],
    ['NaN B/name', 'amount'],
    ['Infinity B/name', 'amount'],
    ['1e999 B/name', 'amount'],
    ['0x10 B/name', 'amount'],
    ['1 GB/page', 'unit'],
    ['1 kb/page', 'unit'],
    ['1 us/page', 'unit'],
    ['1 B/day', 'per'],
  ])('rejects %j for its %s', (text, failure) => {
    expect(() => parseBound(text)).toThrow(expect.objectContaining({ name: 'BoundError', failure }))
  })

  test('names what is allowed', () => {
    const rejected = ['1 GB/page', '1 B/day', '-3 B/name', '72'].map((text) => {
      try {
        return parseBound(text)
      } catch (error) {
        return error instanceof BoundError ? error.message : error
      }
    })

    expect(rejected).toEqual([
      'Expected the unit of a bound to be one of B, kB, MB, KiB, MiB, names, objects, descriptors, got "1 GB/page"',
      'Expected a bound to be per page or per name, as in "72 B/name" or "1 kB/page", got "1 B/day"',
      'Expected a bound to begin with a number of 0 or more, got "-3 B/name"',
      'Expected a bound of the form "72 B/name", got "72"',
    ])
  })
})
