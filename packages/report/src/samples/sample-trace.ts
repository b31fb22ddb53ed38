import type { AbsentBreakpoint, Breakpoint, SetBreakpoint, Trace, TracedArguments } from '@plateau/core'

/** A breakpoint with stacks of these functions, innermost first, and what it was called with. */
export function sampleBreakpoint(
  stacks: readonly (readonly [hits: number, functions: readonly string[], names?: readonly string[]])[],
): SetBreakpoint {
  const module = '/cache/lxml/etree.cpython-312-x86_64-linux-gnu.so'
  return {
    kind: 'set',
    function: 'xmlDictLookup',
    places: [{ symbol: 'xmlDictLookup', module }],
    hits: stacks.reduce((sum, [hits]) => sum + hits, 0),
    full: false,
    stacks: stacks.map(([hits, functions, names = []]) => ({
      frames: functions.map((name) => ({
        language: 'native',
        function: name,
        module,
        file: `/b/libxml2/${name}.c`,
        line: 7,
      })),
      cut: false,
      hits,
      arguments: given(names),
      others: 0,
    })),
    elsewhere: 0,
    notMet: 0,
  }
}

function given(names: readonly string[]): readonly TracedArguments[] {
  return names.map((name) => ({ values: { name }, hits: 1 }))
}

/** A breakpoint that could not be set. */
export function sampleAbsent(stripped: boolean): AbsentBreakpoint {
  const libraries = [{ module: '/cache/lxml/etree.cpython-313-x86_64-linux-gnu.so', stripped, functions: 1666 }]
  return { kind: 'absent', function: 'htmlParseStartTag', libraries, near: ['xmlParseStartTag', 'htmlParseCharRef'] }
}

/** A whole trace. */
export function sampleTrace(breakpoints: readonly Breakpoint[], changes: Partial<Trace> = {}): Trace {
  return {
    schema: 'plateau.trace/1',
    plateau: '0.1.0',
    command: ['trace', '--break', 'xmlDictLookup'],
    startedAt: '2026-11-23T03:44:43.000Z',
    durationMs: 1200,
    machine: { platform: 'linux', arch: 'x64', libc: 'glibc 2.36', cores: 2 },
    page: 'minimal',
    subject: { kind: 'lxml', parser: 'html', options: {}, entry: 'fromstring', as: 'bytes', lifetime: 'shared' },
    versions: { python: '3.12.1', lxml: '4.9.4', libxml2: '2.10.3' },
    variation: 'same',
    freshPerInput: 0,
    inputs: 1,
    debugger: { name: 'gdb', version: '13.1' },
    end: { kind: 'finished' },
    breakpoints,
    notes: [],
    ...changes,
  }
}
