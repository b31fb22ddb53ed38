import { readableFrame } from '../snapshots/readable-frame.ts'
import { stackKey } from '../snapshots/stack-key.ts'
import type { TracedArguments, TracedStack } from './breakpoint.ts'

/**
 * Gives frames the names that a reader knows, and makes stacks one that go through the same functions: a debugger tells
 * apart two calls in one function. The most hits come first.
 *
 * @example
 * ```ts
 * import { byFunction } from '@plateau/core'
 *
 * const stack = { frames: [{ language: 'native', function: 'xmlDictLookup' }], cut: false, arguments: [], others: 0 } as const
 * console.log(byFunction([{ ...stack, hits: 2 }, { ...stack, hits: 3 }])[0]?.hits) // 5
 * ```
 */
export function byFunction(stacks: readonly TracedStack[]): readonly TracedStack[] {
  const byKey = new Map<string, TracedStack[]>()
  for (const stack of stacks) {
    const frames = stack.frames.map(readableFrame)
    const key = stackKey(frames)
    byKey.set(key, [...(byKey.get(key) ?? []), { ...stack, frames }])
  }
  return [...byKey.values()].map(asOne).toSorted(mostHits)
}

/** Its frames are those of the stack with the most hits. */
function asOne(equal: readonly TracedStack[]): TracedStack {
  const [most] = equal.toSorted(mostHits)
  if (most === undefined) throw new Error('Expected stacks to make one of, got none')
  return {
    frames: most.frames,
    cut: most.cut,
    hits: sum(equal.map(({ hits }) => hits)),
    arguments: together(equal.flatMap((stack) => stack.arguments)),
    others: sum(equal.map(({ others }) => others)),
  }
}

function together(all: readonly TracedArguments[]): readonly TracedArguments[] {
  const byValues = new Map<string, TracedArguments>()
  for (const { values, hits } of all) {
    const key = JSON.stringify(values)
    byValues.set(key, { values, hits: hits + (byValues.get(key)?.hits ?? 0) })
  }
  return [...byValues.values()].toSorted(mostHits)
}

function mostHits(one: { readonly hits: number }, other: { readonly hits: number }): number {
  return other.hits - one.hits
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
