import { describe, expect, test } from 'vitest'
import { gaugesOf } from './gauges-of.ts'
import type { Row } from './row.ts'
import { doublingFrom, warmUp } from './stops.ts'

const noise = { heap: 64, resident: 4096, objects: 1, descriptors: 0 }

describe('gaugesOf()', () => {
  test('gives every gauge its unit, its noise and whether it is exact', () => {
    const rows = rowsOf(() => ({ heap: 1, names: 1, resident: 1, objects: 1, descriptors: 1, cpu: 1 }))

    const gauges = gaugesOf(rows, { noise, fresh: 0, total: 18 })

    expect(gauges).toMatchObject({
      heap: { unit: 'B', exact: true, noise: 64 },
      names: { unit: 'names', exact: true, noise: 0, total: 18 },
      resident: { unit: 'B', exact: false, noise: 4096 },
      objects: { unit: 'objects', exact: true, noise: 1 },
      descriptors: { unit: 'descriptors', exact: true, noise: 0 },
      cpu: { unit: 'us' },
    })
  })

  test('leaves a gauge out that could not be read each time', () => {
    const rows = rowsOf((inputs) => ({ heap: 1, ...(inputs < 16_000 && { descriptors: 1 }) }))

    expect(Object.keys(gaugesOf(rows, { noise, fresh: 0 }))).toEqual(['heap'])
  })

  test('leaves names out whose total is not known, as after a crash', () => {
    const rows = rowsOf(() => ({ names: 18 }))

    expect(gaugesOf(rows, { noise, fresh: 0 })).toEqual({})
    expect(gaugesOf(rows, { noise, fresh: 0, total: 18, list: ['p'] }).names).toMatchObject({ total: 18, list: ['p'] })
  })

  test('judges by the page, and by the name where names are fresh', () => {
    const rows = rowsOf((inputs) => ({ heap: 1440 * inputs }))

    expect(gaugesOf(rows, { noise, fresh: 20 }).heap?.growth).toMatchObject({
      kind: 'linear',
      perInput: { low: 1440, high: 1440 },
      perName: { low: 72, high: 72 },
    })
    expect(gaugesOf(rows, { noise, fresh: 0 }).heap?.growth).not.toHaveProperty('perName')
  })

  test('has nothing by the name to say where it is undecided', () => {
    const rows = rowsOf((inputs) => ({ heap: inputs })).slice(0, 5)

    expect(gaugesOf(rows, { noise, fresh: 20 }).heap?.growth).toEqual({
      kind: 'undecided',
      because: expect.stringContaining('too few'),
    })
  })

  test('forgives a gauge its own noise, and no other', () => {
    const rows = rowsOf((inputs) => ({ heap: inputs > 100 ? 64 : 0, names: inputs > 100 ? 64 : 0 }))

    const { heap, names } = gaugesOf(rows, { noise, fresh: 0, total: 64 })

    expect(heap?.growth.kind).toBe('flat')
    expect(names?.growth.kind).toBe('plateau')
  })
})

describe('gaugesOf() judges the pace of CPU time', () => {
  test('as steady where each input takes as long as the one before', () => {
    const rows = rowsOf((inputs) => ({ cpu: 66 * inputs }))

    expect(gaugesOf(rows, { noise, fresh: 0 }).cpu?.pace).toEqual({ kind: 'steady' })
  })

  test('as slowing where inputs take longer and longer', () => {
    const rows = rowsOf((inputs) => ({ cpu: 66 * inputs + inputs ** 2 / 50 }))

    expect(gaugesOf(rows, { noise, fresh: 0 }).cpu?.pace.kind).toBe('slowing')
  })

  test('as undecided where there are too few inputs', () => {
    const rows = rowsOf((inputs) => ({ cpu: 66 * inputs })).slice(0, 9)

    expect(gaugesOf(rows, { noise, fresh: 0 }).cpu?.pace.kind).toBe('undecided')
  })
})

function rowsOf(read: (inputs: number) => Omit<Row, 'inputs'>): readonly Row[] {
  const stops = [warmUp]
  for (let done = warmUp; done < 16_384; done *= 2) stops.push(...doublingFrom(done, 16_384))
  return stops.map((inputs) => ({ inputs, ...read(inputs) }))
}
