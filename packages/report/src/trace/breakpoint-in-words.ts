import type { AbsentBreakpoint, Breakpoint, SearchedLibrary, SetBreakpoint } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { count, grouped } from '../words/count.ts'
import { list } from '../words/list.ts'

/** What came of a breakpoint, in a few words: `75 hits by 11 call stacks`. */
export function breakpointInWords(breakpoint: Breakpoint): string {
  switch (breakpoint.kind) {
    case 'absent':
      return 'could not be set'
    case 'set':
      return breakpoint.hits === 0 ? notCalled(breakpoint) : called(breakpoint)
  }
}

function called({ hits, full, stacks }: SetBreakpoint): string {
  const ways = `${count(hits, 'hit')} by ${count(stacks.length, 'call stack')}`
  return full ? `${ways}, and no further ones were counted` : ways
}

function notCalled({ notMet, conditionErrors }: SetBreakpoint): string {
  return notMet === 0 && conditionErrors === undefined ? 'not called' : 'no hit'
}

/** What a reader must know of a breakpoint, a sentence each. */
export function breakpointCaveats(breakpoint: Breakpoint): readonly string[] {
  switch (breakpoint.kind) {
    case 'absent':
      return absent(breakpoint)
    case 'set':
      return set(breakpoint)
  }
}

function absent({ function: name, libraries, near }: AbsentBreakpoint): readonly string[] {
  const [first] = libraries
  return [
    first === undefined ? 'no library was loaded that it could be in' : searched(first, name),
    ...(near.length === 0 ? [] : [`functions with names like it: ${list(near.map((each) => shorten(each, 80)))}`]),
  ]
}

function searched({ module, stripped, functions }: SearchedLibrary, name: string): string {
  const library = fileName(module)
  return stripped
    ? `${library} is stripped: of its functions, only the ${grouped(functions)} that it exports have names, and ${name} is none of them. With --symbols, plateau makes a build where all have`
    : `${library} names ${grouped(functions)} functions, and ${name} is none of them: this release does not have it, or the compiler made it a part of its callers`
}

function set({ function: name, places, elsewhere, notMet, conditionErrors, stacks }: SetBreakpoint): readonly string[] {
  const symbols = [...new Set(places.map(({ symbol }) => symbol))]
  const clones = symbols.filter((symbol) => symbol !== name)
  return [
    ...(clones.length === 0 ? [] : [`the compiler made ${list(clones)} of it${partly(symbols, name)}`]),
    ...(notMet === 0 ? [] : [`the condition was not met by ${count(notMet, 'call')}`]),
    ...(conditionErrors === undefined
      ? []
      : [`the condition could not be told of ${count(conditionErrors.count, 'call')}: ${conditionErrors.first}`]),
    ...(elsewhere === 0 ? [] : [`${count(elsewhere, 'further hit')}, by stacks too many to tell apart`]),
    ...(stacks.some(({ cut }) => cut) ? ['the deepest stacks are cut: there are more frames than were looked at'] : []),
  ]
}

/** gcc splits a function whose beginning often ends the call, and copies that beginning into the callers. */
function partly(symbols: readonly string[], name: string): string {
  const isSplit = symbols.every((symbol) => symbol.includes('.part.'))
  return isSplit ? `: calls that end in the first part of ${name}, which is in its callers, are not seen` : ''
}

/** The last part of a path. */
function fileName(path: string): string {
  return /[^/\\]+$/.exec(path)?.[0] ?? path
}
