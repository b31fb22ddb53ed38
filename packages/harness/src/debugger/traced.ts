import { type Breakpoint, byFunction, type Frame, type TracedArguments, type TracedStack } from '@plateau/core'
import { visible } from '../children/visible.ts'
import type { FoundDebugger } from './find-debugger.ts'

/** What a debugger's script tells at the end (plateau_debugger/with_gdb.py), which is our own: its shape is trusted. */
export interface TracedAnswer {
  readonly debugger: FoundDebugger['name']
  readonly version: string
  readonly when: 'before' | 'during' | 'after'
  readonly end:
    | { readonly kind: 'killed' | 'exited'; readonly number: number }
    | { readonly kind: 'time is up' | 'stopped' | 'gone' }
  readonly breakpoints: readonly (SetAnswer | AbsentAnswer)[]
}

interface AbsentAnswer {
  readonly function: string
  readonly absent: Omit<Extract<Breakpoint, { kind: 'absent' }>, 'kind' | 'function'>
}

interface SetAnswer extends Omit<Extract<Breakpoint, { kind: 'set' }>, 'kind' | 'stacks'> {
  readonly stacks: readonly StackAnswer[]
}

interface StackAnswer {
  readonly frames: { readonly frames: readonly FrameAnswer[]; readonly cut: boolean }
  readonly hits: number
  readonly others: number
  /** Values in hexadecimal: they are bytes of the page. */
  readonly arguments: readonly { readonly values: readonly (readonly [string, string])[]; readonly hits: number }[]
}

type FrameAnswer = Omit<Frame, 'language'>

/** The answer that is told at the end of a trace, or nothing where another came. */
export function tracedIn(answer: object | undefined): TracedAnswer | undefined {
  const { traced } = (answer ?? {}) as { readonly traced?: TracedAnswer }
  return traced
}

/** Makes breakpoints of what a debugger's script tells of them. */
export function breakpointsOf(answer: TracedAnswer): readonly Breakpoint[] {
  return answer.breakpoints.map((each): Breakpoint => {
    if ('absent' in each) {
      const libraries = each.absent.libraries.toSorted((one, other) => other.functions - one.functions)
      return { kind: 'absent', function: each.function, ...each.absent, libraries }
    }
    const { conditionErrors, places, ...rest } = each
    return {
      kind: 'set',
      ...rest,
      places: places.map(({ symbol, module }) => ({ symbol, ...(module !== undefined && { module }) })),
      stacks: byFunction(each.stacks.map(stackOf)),
      ...(conditionErrors !== undefined && {
        conditionErrors: { ...conditionErrors, first: visible(conditionErrors.first) },
      }),
    }
  })
}

function stackOf({ frames: { frames, cut }, hits, others, arguments: given }: StackAnswer): TracedStack {
  return {
    frames: frames.map((frame) => ({ language: 'native', ...frame })),
    cut,
    hits,
    others,
    arguments: given.map(argumentsOf),
  }
}

function argumentsOf({ values, hits }: StackAnswer['arguments'][number]): TracedArguments {
  return { values: Object.fromEntries(values.map(([name, hex]) => [name, asText(Buffer.from(hex, 'hex'))])), hits }
}

/** Bytes that are no UTF-8 as `\xNN`, as a result lists names. */
function asText(bytes: Buffer): string {
  try {
    return visible(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    const escaped = [...bytes].map((byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`,
    )
    return visible(escaped.join(''))
  }
}
