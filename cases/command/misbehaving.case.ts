import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { callables, isSafe, plateau } from './as-a-user.ts'
import { processesWith } from './processes.ts'

const call = (name: string) =>
  ['run', 'minimal', '--vary', 'same', '--call', `misbehaving:${name}`, '--path', callables, '--inputs', '64'] as const

// The 20th call is input 18: the health check has made two before the first input.
describe('a callable that fails is told with its input and its last words', () => {
  test.for([
    ['raises', /failed at input 18: .*ValueError: the 20th call is one too many/i],
    ['prints_binary_and_raises', /failed at input 18: .*ValueError/i],
    ['dies_of_a_segmentation_fault', /at input 18: .*signal 11 \(segmentation fault\)/],
    ['reads_address_zero', /at input 18: .*signal 11 \(segmentation fault\)/],
    ['exits', /at input 18: .*SystemExit: 3/],
    ['exits_at_once', /at input 18: .*the child exited with code 3/],
    ['eats_all_memory', /at input 18: .*MemoryError/],
    ['forks', /forked and returned in both processes/],
    ['closes_every_descriptor', /at input 18/],
    ['writes_into_every_descriptor', /at input 18|what the probe never says/],
  ] as const)('%s', async ([name, message], { signal }) => {
    const mark = randomUUID()
    const { code, stdout, stderr } = await plateau(call(name), { signal, env: { PLATEAU_CASE: mark } })

    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(message)
    expect(isSafe(stdout + stderr)).toBe(true)
    expect(code).toBe(4)
    expect(processesWith(mark)).toEqual([])
  })

  test.for(['hangs', 'hangs_deaf_to_signals', 'spins'])('%s', async (name, { signal }) => {
    const mark = randomUUID()
    const { code, stdout } = await plateau([...call(name), '--timeout', '1'], { signal, env: { PLATEAU_CASE: mark } })

    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/at input 18: no answer within 7 s/)
    expect(code).toBe(4)
    expect(processesWith(mark)).toEqual([])
  })
})

describe('a callable that is only noisy is measured all the same', () => {
  test.for(['prints_binary', 'closes_standard_output'])('%s', async (name, { signal }) => {
    const { code, stdout } = await plateau(call(name), { signal })

    expect(stdout).toMatch(/does not grow/)
    expect(isSafe(stdout)).toBe(true)
    expect(code).toBe(0)
  })
})

describe('nothing is left behind', () => {
  test('not even a process that hid in a session of its own', async ({ signal }) => {
    await plateau(call('forks_and_leaves_a_sleeper_behind'), { signal })

    expect(processesWith('left-by-plateau-case')).toEqual([])
  })
})
