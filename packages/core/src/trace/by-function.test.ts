import { describe, expect, test } from 'vitest'
import type { TracedStack } from './breakpoint.ts'
import { byFunction } from './by-function.ts'
import { sampleStack } from './sample-trace.ts'

describe('byFunction()', () => {
  test('makes stacks one that go through the same functions', () => {
    const one = sampleStack(['xmlDictLookup', 'htmlParseName.isra.0'], 2)
    const other = sampleStack(['xmlDictLookup', 'htmlParseName'], 3)

    const stacks = byFunction([one, other])

    expect(stacks.map(({ hits }) => hits)).toEqual([5])
    expect(stacks[0]?.frames.map((frame) => frame.function)).toEqual(['xmlDictLookup', 'htmlParseName'])
  })

  test('keeps apart what other functions called, the most hits first', () => {
    const stacks = byFunction([sampleStack(['a', 'b'], 1), sampleStack(['a', 'c'], 4), sampleStack(['a', 'b', 'd'], 2)])

    expect(stacks.map(({ hits }) => hits)).toEqual([4, 2, 1])
  })

  test('shows the frames of the stack with the most hits', () => {
    expect(byFunction([at(7, 1), at(9, 2)])[0]?.frames[0]?.line).toBe(9)
  })

  test('counts equal arguments together', () => {
    const [stack] = byFunction([withNames('p', 'id'), withNames('id')])

    expect(stack?.arguments).toEqual([
      { values: { name: 'id' }, hits: 2 },
      { values: { name: 'p' }, hits: 1 },
    ])
    expect(stack?.others).toBe(4)
  })
})

function at(line: number, hits: number): TracedStack {
  const stack = sampleStack(['a'], hits)
  return { ...stack, frames: stack.frames.map((frame) => ({ ...frame, line })) }
}

function withNames(...names: readonly string[]): TracedStack {
  const given = names.map((name) => ({ values: { name }, hits: 1 }))
  return { ...sampleStack(['a'], names.length), arguments: given, others: 2 }
}
