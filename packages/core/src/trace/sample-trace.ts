import type { AbsentBreakpoint, Breakpoint, SetBreakpoint, TracedStack } from './breakpoint.ts'
import type { Trace } from './trace.ts'

/** A stack for tests, innermost function first. */
export function sampleStack(functions: readonly string[], hits: number): TracedStack {
  const frames = functions.map((name) => ({ language: 'native', function: name, module: '/lib/etree.so' }) as const)
  return { frames, cut: false, hits, arguments: [], others: 0 }
}

/** A breakpoint for tests that was hit. */
export function sampleBreakpoint(
  stacks: readonly TracedStack[] = [
    { ...sampleStack(['xmlDictLookup', 'htmlParseName'], 2), arguments: [{ values: { name: 'id' }, hits: 2 }] },
  ],
): SetBreakpoint {
  return {
    kind: 'set',
    function: 'xmlDictLookup',
    places: [{ symbol: 'xmlDictLookup', module: '/lib/etree.so' }],
    hits: stacks.reduce((sum, { hits }) => sum + hits, 0),
    full: false,
    stacks,
    elsewhere: 0,
    notMet: 0,
  }
}

/** A breakpoint for tests that could not be set. */
export function sampleAbsent(): AbsentBreakpoint {
  const libraries = [{ module: '/lib/etree.cpython-313-x86_64-linux-gnu.so', stripped: true, functions: 1666 }]
  return { kind: 'absent', function: 'htmlParseStartTag', libraries, near: ['xmlParseStartTag', 'htmlParseCharRef'] }
}

/** A whole trace for tests. */
export function sampleTrace(breakpoints: readonly Breakpoint[]): Trace {
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
  }
}
