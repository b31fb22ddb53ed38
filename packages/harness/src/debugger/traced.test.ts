import { describe, expect, test } from 'vitest'
import { breakpointsOf, type TracedAnswer, tracedIn } from './traced.ts'

describe('breakpointsOf()', () => {
  test('makes texts of what a function was called with, safe to print', () => {
    const [breakpoint] = breakpointsOf(answerWith(['id', 'caf\u00e9', '\u001b[2J\u202e']))

    expect(values(breakpoint)).toEqual(['id', 'caf\u00e9', '\\x1b[2J\\u202e'])
  })

  test('shows bytes that are no UTF-8 as they are', () => {
    const [breakpoint] = breakpointsOf(answerWith([Buffer.from([0x61, 0xff, 0x07])]))

    expect(values(breakpoint)).toEqual(['a\\xff\\x07'])
  })

  test('puts the library with the most functions first where one is absent', () => {
    const libraries = [library('small', 3), library('large', 1666)]

    const [breakpoint] = breakpointsOf({
      ...answerWith([]),
      breakpoints: [{ function: 'f', absent: { libraries, near: [] } }],
    })

    expect(breakpoint).toEqual({
      kind: 'absent',
      function: 'f',
      near: [],
      libraries: [library('large', 1666), library('small', 3)],
    })
  })
})

describe('tracedIn()', () => {
  test('finds nothing in another answer', () => {
    expect(tracedIn({ refused: 'ptrace: Operation not permitted.' })).toBeUndefined()
    expect(tracedIn(undefined)).toBeUndefined()
  })
})

function answerWith(names: readonly (string | Buffer)[]): TracedAnswer {
  const given = names.map((name) => ({ values: [['name', Buffer.from(name).toString('hex')]] as const, hits: 1 }))
  const frames = { frames: [{ function: 'xmlDictLookup' }], cut: false }
  return {
    debugger: 'gdb',
    version: '13.1',
    when: 'after',
    end: { kind: 'stopped' },
    breakpoints: [
      {
        function: 'xmlDictLookup',
        places: [{ symbol: 'xmlDictLookup' }],
        hits: names.length,
        full: false,
        notMet: 0,
        elsewhere: 0,
        stacks: [{ frames, hits: names.length, others: 0, arguments: given }],
      },
    ],
  }
}

function values(breakpoint: ReturnType<typeof breakpointsOf>[number] | undefined): readonly unknown[] {
  if (breakpoint?.kind !== 'set') throw new Error('Expected a breakpoint that was set')
  return breakpoint.stacks.flatMap((stack) => stack.arguments.map((given) => given.values['name']))
}

function library(module: string, functions: number) {
  return { module, stripped: true, functions }
}
