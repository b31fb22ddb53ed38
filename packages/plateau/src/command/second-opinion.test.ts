import { expect, test } from 'vitest'
import { flat, freshRun, linear } from '../vitest/samples/sample-run.ts'
import { withSpread } from './second-opinion.ts'

test('withSpread() allows for at least the noise where all runs agree, a quarter as long each', async () => {
  const asked: (readonly [number, number])[] = []

  const run = await withSpread(freshRun(linear), async (twin, inputs) => {
    asked.push([twin, inputs])
    return freshRun(linear)
  })

  expect(run.gauges.heap?.spread).toBe(64)
  expect(asked).toEqual([
    [1, 4080],
    [2, 4080],
    [3, 4080],
  ])
})

test('withSpread() says that another run failed, and claims no spread', async () => {
  const error = 'the child was killed by signal 9 (kill)'

  const run = await withSpread(freshRun(linear), async (twin) => {
    return freshRun(linear, twin === 2 ? { health: { ok: false, atInput: 3, error } } : {})
  })

  expect(run.gauges.heap?.spread).toBeUndefined()
  expect(run.notes).toEqual([`no spread: another run of the same failed, ${error}`])
})

test('withSpread() makes no other run where the heap does not grow', async () => {
  const run = freshRun(flat)

  const same = await withSpread(run, async () => expect.fail('another run was made'))

  expect(same).toBe(run)
})
