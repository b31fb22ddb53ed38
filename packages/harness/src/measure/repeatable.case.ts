import type { Run } from '@plateau/core'
import { afterAll, describe, expect, test } from 'vitest'
import { measure } from '../measure.ts'
import { readFixture } from '../pages/fixture.ts'
import { templateOf } from '../pages/template.ts'
import { Probes } from '../probes.ts'
import { html, xml } from '../subjects/subject.ts'

// Two sessions, so that no run has a probe in common with the one it is compared with.
const sessions = [new Probes({ lanes: 1 }), new Probes({ lanes: 1 })]
afterAll(async () => {
  await Promise.all(sessions.map((probes) => probes.close()))
})

describe.each([
  ['minimal', html()],
  ['minimal-xml', xml()],
] as const)('%s measured twice', (name, subject) => {
  test('and repeated, has the same names, and a heap that differs by no more than its noise', async () => {
    const [one, other] = await twice('same')

    expect(one.id).toBe(other.id)
    expect(names(other)).toEqual(names(one))
    expect(largestDifference(one, other)).toBeLessThanOrEqual(one.gauges.heap?.noise ?? 0)
  })

  test('with fresh tags, has the same names, reading by reading', async () => {
    const [one, other] = await twice('tags')

    expect(names(one)?.at(-1)).toEqual([4096, 4088 * 20])
    expect(names(other)).toEqual(names(one))
    expect(other.gauges.names?.total).toBe(one.gauges.names?.total)
  })

  async function twice(variation: 'same' | 'tags'): Promise<readonly [Run, Run]> {
    const { page } = await readFixture(name)
    const template = templateOf(page, variation, variation === 'same' ? {} : { fresh: 20 })
    const budget = { inputs: 4096, timeoutMs: 60_000 }
    const [one, other] = await Promise.all(
      sessions.map(async (probes) => {
        const probe = await probes.for({ needs: 'lxml', lxml: '6.1.3' })
        return measure(probe, subject, { page, template, budget })
      }),
    )
    if (one === undefined || other === undefined) throw new Error('Expected two runs')
    return [one, other]
  }
})

function names(run: Run) {
  return run.gauges.names?.readings
}

function largestDifference(one: Run, other: Run): number {
  const readings = other.gauges.heap?.readings ?? []
  const differences = one.gauges.heap?.readings.map(([, held], index) =>
    Math.abs(held - (readings[index]?.[1] ?? Infinity)),
  )
  return Math.max(...(differences ?? [Infinity]))
}
