import { type Frame, frameName, type SetBreakpoint, type TracedStack } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { count, grouped } from '../words/count.ts'

/** By which ways a function was called, and what all of them have in common on the outside, which is said once. */
export interface Ways {
  readonly ways: readonly Way[]
  /** Innermost first. */
  readonly within: readonly string[]
}

export interface Way {
  readonly hits: number
  /** Who called the function, then who called that: up to what all ways have in common. */
  readonly callers: readonly string[]
  /** What it was called with: `name: "html", "head", "id" 3 times`. */
  readonly arguments: readonly string[]
}

/** More values are more than anybody reads; JSON has them all. */
const mostValues = 12
const longestName = 120

export function waysOf({ function: name, stacks }: SetBreakpoint, every: boolean): Ways {
  const called = stacks.map(({ frames }) => callers(frames, name))
  const common = commonEnd(called)
  return {
    ways: stacks.map((stack, index) => ({
      hits: stack.hits,
      callers: (called[index] ?? []).slice(0, (called[index]?.length ?? 0) - common.length),
      arguments: argumentsInWords(stack, every ? Infinity : mostValues),
    })),
    within: common,
  }
}

function callers(frames: readonly Frame[], name: string): readonly string[] {
  const names = frames.map((frame) => shorten(frameName(frame), longestName))
  return names[0] === name ? names.slice(1) : names
}

/** What all lists end with; each keeps one that is its own, so that every way has something to show. */
function commonEnd(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...rest] = lists
  const most = Math.max(0, Math.min(...lists.map(({ length }) => length)) - 1)
  let length = 0
  while (length < most && rest.every((other) => other.at(-1 - length) === first.at(-1 - length))) length += 1
  return length === 0 ? [] : first.slice(-length)
}

function argumentsInWords({ arguments: given, others }: TracedStack, most: number): readonly string[] {
  if (given.length === 0) return []
  const shown = given.slice(0, most).map(({ values, hits }) => {
    const pairs = Object.entries(values).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    return `${pairs.join(', ')}${hits === 1 ? '' : ` ${grouped(hits)} times`}`
  })
  const left = given.slice(most).reduce((sum, { hits }) => sum + hits, others)
  return left === 0 ? shown : [...shown, `and ${count(left, 'call')} with others`]
}
