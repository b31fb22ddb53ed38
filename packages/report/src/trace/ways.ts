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
  /** What it was called with: `name "html", "head", "id" 3 times`; nothing where that is not known. */
  readonly arguments: string
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
  const outer = frames.filter((frame, index) => !isWrapper(frame, frames[index - 1]))
  const names = outer.map(nameInWords)
  return names[0] === name ? names.slice(1) : names
}

/** Without what Python puts into a library's name to tell its builds apart: `etree.so+0x265529`. */
export function nameInWords(frame: Frame): string {
  return shorten(frameName(frame).replace(/\.(?:cpython-[\w-]+|abi3)(?=\.so)/, ''), longestName)
}

/** Where in the source, as far as it says which library's: `libxml2-2.10.3/dict.c:867`. */
export function placeInWords({ file, line }: Frame): string | undefined {
  if (file === undefined) return undefined
  const short = file.split(/[/\\]/).slice(-2).join('/')
  return shorten(line === undefined ? short : `${short}:${line}`, longestName)
}

/** Cython makes two functions of one, a wrapper that takes Python's arguments and what it calls. */
function isWrapper(frame: Frame, inner: Frame | undefined): boolean {
  return frame.symbol?.startsWith('__pyx_pw_') === true && frame.function === inner?.function
}

/** What all lists end with; each keeps one that is its own, so that every way has something to show; one list has all of it to itself. */
function commonEnd(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...rest] = lists
  const most = lists.length < 2 ? 0 : Math.min(...lists.map(({ length }) => length)) - 1
  let length = 0
  while (length < most && rest.every((other) => other.at(-1 - length) === first.at(-1 - length))) length += 1
  return length === 0 ? [] : first.slice(-length)
}

function argumentsInWords({ arguments: given, others }: TracedStack, most: number): string {
  if (given.length === 0) return ''
  let before = ''
  const shown = given.slice(0, most).map(({ values, hits }) => {
    const entries = Object.entries(values)
    const names = entries.map(([name]) => name).join(', ')
    // One name stands for the values that follow it.
    const pairs =
      entries.length === 1 && names === before ? entries.map(([, value]) => quoted(value)) : entries.map(pair)
    before = names
    return `${pairs.join(' ')}${hits === 1 ? '' : ` ${grouped(hits)} times`}`
  })
  const left = given.slice(most).reduce((sum, { hits }) => sum + hits, others)
  return `${shown.join(', ')}${left === 0 ? '' : `, and ${count(left, 'call')} with others`}`
}

function pair([name, value]: readonly [string, string]): string {
  return `${name} ${quoted(value)}`
}

function quoted(value: string): string {
  return `"${value}"`
}
