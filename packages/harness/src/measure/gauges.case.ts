import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { measure } from '../measure.ts'
import { readFixture } from '../pages/fixture.ts'
import { templateOf } from '../pages/template.ts'
import { Probes } from '../probes.ts'
import { callable } from '../subjects/subject.ts'

const probes = new Probes({ lanes: 2 })
afterAll(() => probes.close())

const path = [fileURLToPath(new URL('../probe/samples', import.meta.url))]
const { page } = await readFixture('minimal')

describe('a leak shows on the gauge that counts it', () => {
  test('a descriptor a page is linear, and exactly one', async () => {
    const { gauges } = await run('opens_a_descriptor', 512)

    expect(gauges.descriptors).toMatchObject({
      unit: 'descriptors',
      exact: true,
      growth: { kind: 'linear', perInput: { low: 1, high: 1 } },
    })
    expect(gauges.objects?.growth.kind).toBe('flat')
  })

  test('a Python object a page is linear, and exactly one', async () => {
    const { gauges } = await run('keeps_an_object', 4096)

    expect(gauges.objects).toMatchObject({
      unit: 'objects',
      exact: true,
      growth: { kind: 'linear', perInput: { low: 1, high: 1 } },
    })
    expect(gauges.descriptors?.growth.kind).toBe('flat')
    expect(gauges.heap?.growth.kind).toMatch(/linear|staircase/)
  })
})

test('a callable that keeps nothing is flat on every exact gauge, and resident memory is there, as inexact', async () => {
  const { gauges } = await run('measures_a_page', 4096)

  expect(gauges).toMatchObject({
    heap: { exact: true, growth: { kind: 'flat' } },
    objects: { exact: true, growth: { kind: 'flat' } },
    descriptors: { exact: true, growth: { kind: 'flat' } },
    resident: { exact: false, unit: 'B', readings: expect.arrayContaining([[8, 0]]) },
    cpu: { unit: 'us', readings: expect.arrayContaining([[8, 0]]) },
  })
  expect(gauges).not.toHaveProperty('names')
})

test('names are counted for a callable that returns an lxml element, one a page', async () => {
  const { gauges } = await run('parses_a_fresh_name', 512, 'lxml')

  expect(gauges.names).toMatchObject({ unit: 'names', growth: { kind: 'linear', perInput: { low: 1, high: 1 } } })
})

test('a run that waits for others to end has the whole of its budget still', async () => {
  const probe = await probes.for({ needs: 'none' })
  const subject = callable('callables:takes_5_milliseconds', { path })
  const options = { page, template: templateOf(page, 'same'), budget: { inputs: 16_320, timeoutMs: 1500 } }

  const runs = await Promise.all(Array.from({ length: 6 }, () => measure(probe, subject, options)))

  for (const { inputs } of runs) expect(inputs).toBeGreaterThanOrEqual(64)
})

async function run(name: string, inputs: number, needs: 'lxml' | 'none' = 'none') {
  const probe = await probes.for({ needs })
  const budget = { inputs, timeoutMs: 60_000 }
  return measure(probe, callable(`callables:${name}`, { path }), { page, template: templateOf(page, 'same'), budget })
}
